import Minutes

/// Finds paragraph signs that were read as other signs, by the numbers behind them: they rise through the document.
///
/// The only place looked at is a line's beginning, and a lone line is never believed.
struct ParagraphSigns {
  /// A line's beginning that may be a paragraph sign and its number.
  private struct Mark {
    var page: Int
    var line: Int
    /// Where the sign stands, in Unicode scalars.
    var place: Int
    /// The sign as read, a byte of `Letters`.
    var sign: UInt8
    var number: Int
    /// Where the number stands, if letters were read in it.
    var misread: Range<Int>?
    /// Whether a further number follows behind a point: 2.1.
    var isPart: Bool
    /// Whether sign and number are digits without a blank between, so that they may be one number.
    var isOneNumber: Bool
  }

  /// Signs that nothing but a paragraph sign explains before a number.
  private static let telling: Set<UInt8> = [0x24, 0x26, 0xA3, 0xA7]
  private static let letters: Set<UInt8> = [UInt8(ascii: "S"), UInt8(ascii: "s"), UInt8(ascii: "I")]
  private static let digits: Set<UInt8> = [
    UInt8(ascii: "3"), UInt8(ascii: "5"), UInt8(ascii: "6"), UInt8(ascii: "8"),
  ]
  private static let paragraph: UInt8 = 0xA7
  /// The fewest numbers that make a sequence.
  private static let fewest = 3
  /// How many marks back a sequence's number before is looked for.
  private static let reach = 40
  /// How many numbers a sequence may lack between two lines.
  private static let gap = 2

  private var marks: [Mark] = []

  /// Looks at the beginnings of the lines.
  init(_ pages: [Page]) {
    for (page, lines) in pages.lazy.map(\.lines).enumerated() {
      for (line, text) in lines.lazy.map(\.text).enumerated() {
        if let mark = Self.mark(text, page, line) { marks.append(mark) }
      }
    }
  }

  /// The changes, in reading order.
  func edits() -> [Edit] {
    let chain = longest()
    guard Self.isSure(chain.map { marks[$0] }) else { return [] }
    var edits: [Edit] = []
    for (place, index) in chain.enumerated() {
      edits += edit(marks[index], confidence: 0.99)
      let number = marks[index].number
      let end = place + 1 < chain.count ? chain[place + 1] : marks.count
      for part in (index + 1)..<max(index + 1, end)
      where marks[part].isPart && marks[part].number == number {
        edits += edit(marks[part], confidence: 0.98)
      }
    }
    return edits
  }

  private func edit(_ mark: Mark, confidence: Double) -> [Edit] {
    func edit(_ range: Range<Int>, _ replacement: String) -> Edit {
      Edit(
        page: mark.page, line: mark.line, range: range, replacement: replacement, reason: .number,
        confidence: confidence, state: .applied)
    }
    let sign = mark.sign == Self.paragraph ? [] : [edit(mark.place..<mark.place + 1, "\u{A7}")]
    return sign + (mark.misread.map { [edit($0, String(mark.number))] } ?? [])
  }

  /// Whether a sequence is one of paragraphs: signs that tell, or different signs before numbers that rise.
  private static func isSure(_ chain: [Mark]) -> Bool {
    guard chain.count >= fewest else { return false }
    if chain.contains(where: { telling.contains($0.sign) }) { return true }
    return Set(chain.map(\.sign)).count >= 2
      && zip(chain, chain.dropFirst()).allSatisfy { $0.number + 1 == $1.number }
  }

  /// The longest sequence of rising numbers.
  private func longest() -> [Int] {
    var lengths = [Int](repeating: 1, count: marks.count)
    var previous = [Int](repeating: -1, count: marks.count)
    for (index, mark) in marks.enumerated() where !mark.isPart {
      for before in max(0, index - Self.reach)..<index where !marks[before].isPart {
        let step = mark.number - marks[before].number
        if step < 1 || step > 1 + Self.gap { continue }
        // Two numbers as they stand, one after the other, are a list: 31, 32.
        if mark.isOneNumber, marks[before].isOneNumber, step > 1, mark.sign != marks[before].sign { continue }
        if lengths[before] + 1 >= lengths[index] {
          (lengths[index], previous[index]) = (lengths[before] + 1, before)
        }
      }
    }
    guard let most = lengths.max(), var place = lengths.firstIndex(of: most) else { return [] }
    var chain = [place]
    while previous[place] >= 0 {
      place = previous[place]
      chain.append(place)
    }
    return chain.reversed()
  }

  /// The mark that a line begins with.
  private static func mark(_ text: String, _ page: Int, _ line: Int) -> Mark? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars.prefix(80) { bytes.append(Letters.byte(scalar)) }
    guard let place = bytes.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return nil }
    let sign = bytes[place]
    let isDigit = digits.contains(sign)
    guard isDigit || telling.contains(sign) || letters.contains(sign) else { return nil }
    var next = place + 1
    if next < bytes.count, bytes[next] == 0x20 { next += 1 }
    let hasBlank = next > place + 1
    let start = next
    // Behind a sign that tells, letters may be figures misread.
    func isFigure(_ byte: UInt8) -> Bool {
      Letters.isDigit(byte) || telling.contains(sign) && Figures.sure(Unicode.Scalar(byte)) != nil
    }
    while next < bytes.count, isFigure(bytes[next]), next < start + 4 { next += 1 }
    guard next - start <= 3, bytes[start...].first != UInt8(ascii: "0"),
      let figures = Figures.number(bytes[start..<next].map { Unicode.Scalar($0) }),
      let number = Int(String(String.UnicodeScalarView(figures))), number > 0
    else { return nil }
    let isMisread = !bytes[start..<next].allSatisfy(Letters.isDigit)
    var isPart = false
    if next + 1 < bytes.count, bytes[next] == UInt8(ascii: "."), Letters.isDigit(bytes[next + 1]) {
      isPart = true
      next += 1
      while next < bytes.count, Letters.isDigit(bytes[next]) { next += 1 }
    }
    guard isHeading(bytes[next...], needsText: isDigit && !hasBlank) else { return nil }
    return Mark(
      page: page, line: line, place: place, sign: sign, number: number,
      misread: isMisread ? start..<next : nil, isPart: isPart,
      isOneNumber: isDigit && !hasBlank)
  }

  /// Whether what follows a number may follow a paragraph's: nothing, or words that begin with a capital.
  private static func isHeading(_ rest: ArraySlice<UInt8>, needsText: Bool) -> Bool {
    let text = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
    guard let first = text.first else { return !needsText }
    return Letters.isUpper(first) && text.startIndex > rest.startIndex
  }
}
