import Foundation

/// The words that a document surely has, from what was read elsewhere in it.
struct DocumentEvidence {
  private struct Entry {
    var count: Float
    /// How often it has a capital.
    var capitals: Float
    var form: [UInt8]
    var isOneForm = true
  }

  /// How often each word stands for sure, by its small letters, with the one form it was read from.
  private var words: [[UInt8]: Entry] = [:]
  /// How many words were counted.
  private(set) var total: Float = 0

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
    var known = words[key] ?? Entry(count: 0, capitals: 0, form: form)
    known.count += 1
    if key[0] != output[0] { known.capitals += 1 }
    if known.form != form { known.isOneForm = false }
    words[key] = known
  }

  /// The words that stand more than once, in small letters, with how often, and whether they always have a capital.
  var repeated: [(letters: [UInt8], count: Float, isName: Bool)] {
    words.compactMap { letters, entry in
      entry.count >= 2 ? (letters, entry.count, entry.capitals == entry.count) : nil
    }
  }

  /// Whether a word stands in the document where it was read otherwise than here.
  func has(_ output: [UInt8], otherwiseThan read: [UInt8]) -> Bool {
    guard let known = words[output.map(Letters.lower)] else { return false }
    return !known.isOneForm || known.form != read.map(Letters.lower)
  }

  /// Whether a word that stands in the document has a capital wherever it stands.
  func isName(_ output: [UInt8]) -> Bool {
    words[output.map(Letters.lower)].map { $0.capitals == $0.count } ?? false
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
