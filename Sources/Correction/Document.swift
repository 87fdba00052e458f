import Foundation
import Minutes

/// A document as sequences of tokens: blocks that no sentence runs across.
struct Document {
  /// The blocks.
  private(set) var blocks: [[Token]] = []
  /// The different words.
  private(set) var forms: [[UInt8]] = []
  /// How often each of them stands in the document.
  private(set) var counts: [Int] = []
  /// The lines as read, by page.
  private(set) var lines: [[[Unicode.Scalar]]]

  private var numbers: [[UInt8]: Int] = [:]
  private var block: [Token] = []

  /// Splits pages into tokens.
  ///
  /// - Parameters:
  ///   - torn: Finds words torn apart where a mark was.
  ///   - split: Finds words that were split in reading.
  ///   - endings: Finds words whose last letter was read as a mark.
  ///   - isBrokenWord: Whether the two parts of a word broken at a line's end are one word.
  init(
    _ pages: [Page], torn: TornWords, split: SplitWords, endings: MisreadEndings,
    isBrokenWord: (_ head: [UInt8], _ tail: [UInt8]) -> Bool
  ) {
    lines = pages.map { $0.lines.map { Array($0.text.unicodeScalars) } }
    let read = lines.lazy.joined().map(Self.bytes)
    let isTorn = torn.areFound(in: read)
    let isSplit = !isTorn && split.areFound(in: read)
    for (pageIndex, page) in lines.enumerated() {
      let lengths = page.map(\.count).sorted()
      let width = lengths.isEmpty ? 0 : lengths[lengths.count * 9 / 10]
      var previousLength = 0
      for (lineIndex, scalars) in page.enumerated() {
        let bytes = Self.bytes(scalars)
        let runs = endings.joined(Span.all(in: bytes), bytes)
        let spans = isTorn ? torn.joined(runs, bytes) : isSplit ? split.joined(runs, bytes) : runs
        guard let first = spans.first else {
          if !block.isEmpty { block.append(Token(wordClass: Lexicon.Class.boundary, places: Token.Places())) }
          endBlock()
          previousLength = 0
          continue
        }
        let opensWithSmall = first.kind == .word && Letters.isLower(bytes[first.start])
        if !opensWithSmall, previousLength * 4 < width * 3 || first.kind != .word { endBlock() }
        add(
          spans, bytes, scalars, isTorn: isTorn, page: pageIndex, line: lineIndex,
          opensWithSmall: opensWithSmall, isBrokenWord: isBrokenWord)
        previousLength = scalars.count
      }
    }
    endBlock()
  }

  /// The bytes of a line; a combining mark counts as a letter of the word it stands in.
  private static func bytes(_ scalars: [Unicode.Scalar]) -> [UInt8] {
    scalars.map { (0x0300...0x036F).contains($0.value) ? Letters.foreign : Letters.byte($0) }
  }

  private mutating func add(
    _ spans: [Span], _ bytes: [UInt8], _ scalars: [Unicode.Scalar], isTorn: Bool, page: Int, line: Int,
    opensWithSmall: Bool, isBrokenWord: ([UInt8], [UInt8]) -> Bool
  ) {
    var mayBegin = true
    let smallCount = bytes.lazy.filter(Letters.isLower).count
    let addresses = Self.addresses(in: bytes)
    var address = 0  // the first that does not end before the run; a line may hold thousands
    for (index, span) in spans.enumerated() {
      let place = Token.Place(page: page, line: line, range: span.start..<span.end)
      if span.kind != .word {
        guard let wordClass = span.wordClass else { continue }
        if wordClass == Lexicon.Class.boundary {
          block.append(Token(wordClass: wordClass, places: Token.Places(place)))
          endBlock()
          mayBegin = true
        } else {
          block.append(Token(wordClass: wordClass, places: Token.Places(place)))
          if wordClass != Lexicon.Class.number, wordClass != Lexicon.Class.mark { mayBegin = false }
        }
        continue
      }
      while address < addresses.count, addresses[address].upperBound <= span.start { address += 1 }
      if address < addresses.count, addresses[address].contains(span.start) {
        block.append(Token(wordClass: Lexicon.Class.unknownSign, places: Token.Places(place)))
        mayBegin = false
        continue
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[span.start..<span.end])
      let composed = String(text).precomposedStringWithCanonicalMapping
      var token = Token(places: Token.Places(place), mayBegin: mayBegin)
      // The block would have ended with a line that is not full, or with a sentence.
      token.goesOn = index == 0 && !block.isEmpty
      token.bytes = Letters.bytes(composed)
      token.isDecomposed = token.bytes.count != span.end - span.start
      if token.bytes.contains(0x20) {
        token.isTorn = isTorn
        token.isSplit = !isTorn
        token.bytes.removeAll { $0 == 0x20 }
      }
      token.isLoneSign =
        token.bytes.count <= 5 && token.bytes.allSatisfy(Letters.isUpper) && token.bytes.count > 1
        && smallCount > 2
      mayBegin = false
      if index == 0, opensWithSmall, let joined = joined(with: token, isBrokenWord) {
        token = joined
      }
      token.form = form(token.bytes)
      token.bytes = forms[token.form]
      block.append(token)
    }
  }

  /// What addresses and names of files end with.
  private static let addressEndings: Set<[UInt8]> = Set(
    [
      "se", "nu", "com", "org", "net", "eu", "info", "dk", "no", "fi", "de", "io", "gov", "edu", "uk", "tv",
      "biz",
      "html", "htm", "php", "asp", "aspx", "pdf", "doc", "docx", "xls", "xlsx", "txt", "jpg", "png", "md",
      "xml",
      "json", "yml", "yaml", "js", "ts", "tsx", "py", "css", "csv", "sh",
    ].map { Array($0.utf8) })

  /// Where addresses of mail and web stand, which are not Swedish.
  private static func addresses(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for token in bytes.indices.split(whereSeparator: { bytes[$0] <= 0x20 }) {
      let text = bytes[token]
      var isAddress = text.contains(UInt8(ascii: "@")) || text.starts(with: Array("www.".utf8))
      for place in text.indices.dropFirst(3).dropLast(2) where !isAddress {
        // Three small letters, a point, then the letters that addresses and names of files end with; or the colon and
        // slashes of a web address.
        let point = text[place] == UInt8(ascii: ".") && text[(place - 3)..<place].allSatisfy(Letters.isLower)
        isAddress =
          (point
            && (text.contains(UInt8(ascii: "/"))
              || Self.addressEndings.contains(Array(text[(place + 1)...].prefix(while: Letters.isLetter)))))
          || (text[place] == UInt8(ascii: ":") && text[(place + 1)...(place + 2)].allSatisfy { $0 == 0x2F })
      }
      if isAddress { found.append(token) }
    }
    return found
  }

  /// The word of which the block's last word, broken at the line's end, is the head; taken out of the block.
  private mutating func joined(
    with tail: Token, _ isBrokenWord: ([UInt8], [UInt8]) -> Bool
  ) -> Token? {
    guard block.count >= 2, block[block.count - 1].wordClass == Lexicon.Class.hyphen else { return nil }
    let head = block[block.count - 2]
    let hyphen = block[block.count - 1].places[0]
    guard head.wordClass == nil, head.places.count == 1, head.places[0].line == hyphen.line,
      head.places[0].page == tail.places[0].page, hyphen.line + 1 == tail.places[0].line,
      isBrokenWord(head.bytes, tail.bytes)
    else { return nil }
    block.removeLast(2)
    counts[head.form] -= 1
    return Token(
      bytes: head.bytes + tail.bytes, places: Token.Places(head.places[0], tail.places[0]),
      mayBegin: head.mayBegin, isDecomposed: head.isDecomposed || tail.isDecomposed)
  }

  private mutating func form(_ bytes: [UInt8]) -> Int {
    if let number = numbers[bytes] {
      counts[number] += 1
      return number
    }
    numbers[bytes] = forms.count
    forms.append(bytes)
    counts.append(1)
    return forms.count - 1
  }

  private mutating func endBlock() {
    if block.contains(where: { $0.wordClass == nil }) { blocks.append(block) }
    block = []
  }
}
