import Foundation

/// The words that a document surely has, from what was read elsewhere in it.
struct DocumentEvidence {
  /// How often each word stands for sure, by its small letters, with the one form it was read from.
  private var words: [[UInt8]: (count: Float, form: [UInt8], isOneForm: Bool)] = [:]
  private var total: Float = 0

  /// The weight of the document's own words against all Swedish.
  private static let weight: Float = 0.2
  /// The most a word gains, as a logarithm.
  private static let most: Float = 4

  /// Counts a word.
  ///
  /// - Parameters:
  ///   - output: What it surely is.
  ///   - read: What it was read as.
  mutating func add(_ output: [UInt8], read: [UInt8]) {
    total += 1
    let key = output.map(Letters.lower)
    let form = read.map(Letters.lower)
    if var known = words[key] {
      known.count += 1
      if known.form != form { known.isOneForm = false }
      words[key] = known
    } else {
      words[key] = (1, form, true)
    }
  }

  /// Whether a word stands in the document where it was read otherwise than here.
  func has(_ output: [UInt8], otherwiseThan read: [UInt8]) -> Bool {
    guard let known = words[output.map(Letters.lower)] else { return false }
    return !known.isOneForm || known.form != read.map(Letters.lower)
  }

  /// What a word gains, as a logarithm, because it stands elsewhere in the document.
  ///
  /// - Parameters:
  ///   - output: The word.
  ///   - read: What was read; a reading is no evidence for itself.
  ///   - log: The logarithm of the word's probability in Swedish.
  func gain(_ output: [UInt8], read: [UInt8], log: Float) -> Float {
    guard let known = words[output.map(Letters.lower)],
      !known.isOneForm || known.form != read.map(Letters.lower)
    else { return 0 }
    return min(Self.most, log1p(Self.weight * known.count / total / exp(log)))
  }
}
