public import Minutes

/// Applies edits to pages, keeps account of them, and takes them back.
public enum Ledger {
  /// Pages with their edits applied, and the account of every edit.
  public struct Corrected: Sendable {
    /// The corrected pages.
    ///
    /// Words keep their boxes and confidences; their texts and offsets follow the line.
    public var pages: [Page]
    /// The account, in the order of the text.
    public var corrections: [Correction]
  }

  /// Applies edits to pages.
  ///
  /// Edits whose state is not `applied` or `accepted` enter the account and leave the text as it is. Of edits
  /// that overlap the first is taken and the others are dropped, so the account can always be taken back.
  public static func apply(_ edits: [Edit], to pages: [Page]) -> Corrected {
    var byLine: [Place: [Edit]] = [:]
    for edit in edits { byLine[Place(page: edit.page, line: edit.line), default: []].append(edit) }
    var corrected = pages
    var corrections: [Correction] = []
    var documentOffset = 0
    for pageIndex in pages.indices {
      if pageIndex > 0 { documentOffset += 1 }  // the form feed between pages
      for lineIndex in pages[pageIndex].lines.indices {
        let line = pages[pageIndex].lines[lineIndex]
        var length = line.text.unicodeScalars.count
        if let lineEdits = byLine[Place(page: pageIndex, line: lineIndex)] {
          var change = LineChange(line: line)
          change.apply(
            lineEdits.sorted {
              ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
            })
          corrected[pageIndex].lines[lineIndex] = change.result
          corrections += change.entries.map { entry in
            entry.correction(
              page: pages[pageIndex].number, line: lineIndex + 1, offset: documentOffset)
          }
          length = change.length
        }
        documentOffset += length + line.terminator.unicodeScalars.count
      }
    }
    return Corrected(pages: corrected, corrections: corrections)
  }

  /// Takes the corrections of a text back: the text as read, byte for byte.
  ///
  /// - Throws: `LedgerError` where the text does not hold what the account says, so that nothing is undone
  ///   in a text that was edited since.
  public static func revert(_ text: String, corrections: [Correction]) throws(LedgerError) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var position = 0
    let applied = corrections.filter(\.isInText).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    for correction in applied {
      guard correction.start >= position, correction.end >= correction.start, correction.end <= scalars.count
      else { throw LedgerError.outOfPlace(correction) }
      guard scalars[correction.start..<correction.end].elementsEqual(correction.corrected.unicodeScalars)
      else {
        throw LedgerError.differs(correction)
      }
      result.append(contentsOf: scalars[position..<correction.start])
      result.append(contentsOf: correction.original.unicodeScalars)
      position = correction.end
    }
    result.append(contentsOf: scalars[position...])
    return String(result)
  }

  private struct Place: Hashable {
    var page: Int
    var line: Int
  }
}

/// Why an account could not be taken back.
public enum LedgerError: Error, Hashable, CustomStringConvertible {
  /// An entry points outside the text, or overlaps the entry before it.
  case outOfPlace(Correction)
  /// The text holds something else than the entry says.
  case differs(Correction)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .outOfPlace(let entry):
      """
      the ledger's entry '\(entry.corrected)' at \(entry.start) lies outside the text or overlaps another; \
      give the ledger that was written with this text
      """
    case .differs(let entry):
      """
      the text does not hold '\(entry.corrected)' at \(entry.start), as the ledger says; it was edited since, \
      or the ledger belongs to another text
      """
    }
  }
}

/// The edits of one line, applied.
private struct LineChange {
  /// An edit with its place in the new line.
  struct Entry {
    var edit: Edit
    var start: Int
    var end: Int
    var original: String

    /// A probability with the four decimals that mean something.
    static func rounded(_ confidence: Double) -> Double { (confidence * 10_000).rounded() / 10_000 }

    func correction(page: Int, line: Int, offset: Int) -> Correction {
      Correction(
        page: page, line: line, start: offset + start, end: offset + end, original: original,
        corrected: edit.replacement, reason: edit.reason, confidence: Entry.rounded(edit.confidence),
        state: edit.state,
        alternatives: edit.alternatives.map {
          Correction.Alternative(text: $0.text, confidence: Entry.rounded($0.confidence))
        })
    }
  }

  /// What an edit that is in the text did to the offsets of the line.
  private struct Shift {
    var old: Range<Int>
    var new: Range<Int>
  }

  private let line: Line
  private let scalars: [Unicode.Scalar]
  private(set) var entries: [Entry] = []
  private(set) var result: Line
  private(set) var length: Int

  init(line: Line) {
    self.line = line
    scalars = Array(line.text.unicodeScalars)
    result = line
    length = scalars.count
  }

  /// Applies edits that are sorted by their place.
  mutating func apply(_ edits: [Edit]) {
    var text: [Unicode.Scalar] = []
    var shifts: [Shift] = []
    var position = 0
    for edit in edits {
      guard edit.range.lowerBound >= position, edit.range.upperBound <= scalars.count else { continue }
      text += scalars[position..<edit.range.lowerBound]
      let original = scalars[edit.range]
      let start = text.count
      let isInText = edit.state == .applied || edit.state == .accepted
      text += isInText ? Array(edit.replacement.unicodeScalars) : Array(original)
      position = edit.range.upperBound
      if isInText { shifts.append(Shift(old: edit.range, new: start..<text.count)) }
      entries.append(Entry(edit: edit, start: start, end: text.count, original: LineChange.string(original)))
    }
    text += scalars[position...]
    length = text.count
    result.text = LineChange.string(text[...])
    result.words = LineChange.words(of: text, from: line.words, through: shifts)
  }

  /// The words of the new line; each takes box, confidence and choices from the old words it came from.
  private static func words(of text: [Unicode.Scalar], from old: [Word], through shifts: [Shift]) -> [Word] {
    func oldOffset(_ offset: Int, atEnd: Bool) -> Int {
      // The last shift that begins before the offset, or at it where the offset begins a word.
      let after = shifts.partition { $0.new.lowerBound > offset || (atEnd && $0.new.lowerBound == offset) }
      guard after > 0 else { return offset }
      let shift = shifts[after - 1]
      if offset < shift.new.upperBound || (atEnd && offset == shift.new.upperBound) {
        return atEnd ? shift.old.upperBound : shift.old.lowerBound
      }
      return offset + shift.old.upperBound - shift.new.upperBound
    }
    return Line.words(in: string(text[...])).map { word in
      let start = oldOffset(word.start, atEnd: false)
      let end = oldOffset(word.start + word.text.unicodeScalars.count, atEnd: true)
      let from = old.partition { $0.start + $0.text.unicodeScalars.count > start }
      let sources = old[from...].prefix { $0.start < end }
      guard let first = sources.first else { return word }
      var word = word
      word.box = sources.dropFirst().reduce(first.box) { box, source in
        guard let box, let other = source.box else { return box ?? source.box }
        return box.union(other)
      }
      word.confidence = sources.compactMap(\.confidence).min()
      if sources.count == 1, first.text == word.text { word.choices = first.choices }
      return word
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
