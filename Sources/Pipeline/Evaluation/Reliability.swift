import Minutes

/// What corrections said of themselves, against the truth.
///
/// A correction counts as right where every character of the corrected form has its equal at the aligned
/// place of the truth, without a gap, and a form that is a whole word is one there too, blanks and hyphens that
/// the reader put into words aside.
public struct Reliability: Hashable, Sendable {
  /// The corrections whose stated confidence lies in one band.
  public struct Band: Hashable, Sendable {
    /// The least confidence of the band.
    public var least: Double
    /// How many corrections there are.
    public var count = 0
    /// How many of them are right.
    public var right = 0
    /// The sum of their stated confidences.
    public var stated = 0.0

    /// The mean of the stated confidences; nil for an empty band.
    public var meanStated: Double? { count > 0 ? stated / Double(count) : nil }
    /// The share that is right; nil for an empty band.
    public var observed: Double? { TextScore.share(right, of: count) }
  }

  /// A correction that the truth does not bear out.
  public struct Mistake: Codable, Hashable, Sendable {
    /// The text's name.
    public var name: String
    /// The line's number on its page, from 1.
    public var line: Int
    /// The characters as read.
    public var original: String
    /// The characters as corrected.
    public var corrected: String
    /// The stated confidence.
    public var confidence: Double
  }

  /// The corrections that are not right, in the order of the texts.
  public private(set) var mistakes: [Mistake] = []
  /// The bands, the least confident first.
  public private(set) var bands = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999].map { Band(least: $0) }

  /// All bands together.
  public var total: Band {
    bands.reduce(into: Band(least: 0)) { total, band in
      total.count += band.count
      total.right += band.right
      total.stated += band.stated
    }
  }

  /// How far stated and observed lie apart, the mean over corrections; nil without corrections.
  public var calibrationError: Double? {
    guard total.count > 0 else { return nil }
    return bands.map { abs($0.stated - Double($0.right)) }.reduce(0, +) / Double(total.count)
  }

  /// Adds the corrections of a text.
  ///
  /// - Parameters:
  ///   - corrections: the ledger; its offsets point into `text`.
  ///   - name: what the text is called.
  ///   - text: the corrected text as written.
  ///   - truth: what stands on the paper.
  /// - Returns: whether the ledger belongs to the text.
  mutating func add(_ corrections: [Correction], of name: String, text: String, truth: String) -> Bool {
    let corrected = PlacedText(text)
    let truth = TextComparison.characters(ComparedText.words(truth))
    let partners = Alignment(corrected.characters, truth).partners
    let raw = Array(text.unicodeScalars)
    for correction in corrections where correction.isInText {
      guard correction.start >= 0, correction.start <= correction.end, correction.end <= raw.count,
        raw[correction.start..<correction.end].elementsEqual(correction.corrected.unicodeScalars)
      else { return false }
      let range = corrected.places[correction.start]..<corrected.places[correction.end]
      let isRight = Reliability.holds(range, of: corrected.characters, partners: partners, truth: truth)
      let index = bands.lastIndex { $0.least <= correction.confidence } ?? 0
      bands[index].count += 1
      bands[index].stated += correction.confidence
      if isRight {
        bands[index].right += 1
      } else {
        mistakes.append(
          Mistake(
            name: name, line: correction.line, original: correction.original,
            corrected: correction.corrected, confidence: correction.confidence))
      }
    }
    return true
  }

  /// Whether the truth has the same characters at the aligned place.
  private static func holds(
    _ range: Range<Int>, of text: [Unicode.Scalar], partners: [Int?], truth: [Unicode.Scalar]
  ) -> Bool {
    if range.isEmpty {
      // Something was taken out: what stood around it must be neighbours in the truth.
      let left = range.lowerBound > 0 ? partners[range.lowerBound - 1] : -1
      let right = range.lowerBound < text.count ? partners[range.lowerBound] : truth.count
      guard let left, let right else { return false }
      return left + 1 == right
    }
    guard let first = partners[range.lowerBound] else { return false }
    for (offset, place) in range.enumerated() where partners[place] != first + offset { return false }
    return isBounded(text, partners, truth, at: range.lowerBound, truthAt: first, step: -1)
      && isBounded(text, partners, truth, at: range.upperBound - 1, truthAt: first + range.count - 1, step: 1)
  }

  /// Whether a form ends on this side in the truth if it does in the text.
  ///
  /// Where the truth goes on with the text's next letter, only a blank or hyphen too many divides them: the
  /// form is right.
  private static func isBounded(
    _ text: [Unicode.Scalar], _ partners: [Int?], _ truth: [Unicode.Scalar], at place: Int, truthAt: Int,
    step: Int
  ) -> Bool {
    func isLetter(_ text: [Unicode.Scalar], _ place: Int) -> Bool {
      guard text.indices.contains(place) else { return false }
      return text[place].properties.isAlphabetic || text[place].properties.numericType != nil
    }
    guard isLetter(truth, truthAt + step) else { return true }
    var next = place + step
    while text.indices.contains(next), !isLetter(text, next) { next += step }
    if next == place + step { return true }
    return text.indices.contains(next) && partners[next] == truthAt + step
  }
}

/// A text as evaluation compares it, and where the scalars of the text as written went.
private struct PlacedText {
  /// The characters compared.
  var characters: [Unicode.Scalar] = []
  /// For each scalar of the text as written, and for its end, the place in `characters`.
  var places: [Int] = []

  init(_ text: String) {
    var pendingBlank = false
    for character in text {
      let scalars = character.unicodeScalars
      if let first = scalars.first, ComparedText.isSpace(first) {
        pendingBlank = !characters.isEmpty
        places += Array(repeating: characters.count, count: scalars.count)
        continue
      }
      let folded = ComparedText.words(String(character)).first ?? []
      if !folded.isEmpty, pendingBlank {
        characters.append(" ")
        pendingBlank = false
      }
      places += Array(repeating: characters.count, count: scalars.count)
      characters += folded
    }
    places.append(characters.count)
  }
}
