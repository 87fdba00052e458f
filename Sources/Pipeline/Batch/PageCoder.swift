import Foundation
import Minutes

/// Writes a page of words as bytes and reads it back, every value exactly as it was.
///
/// A page with the recognizer's choices has tens of thousands of values; JSON would cost more than all else that
/// the supervisor does. Whole numbers are written in as few groups of seven bits as they need, other numbers as
/// their eight bytes, texts as their length and UTF-8.
enum PageCoder {
  /// The version of the format: the first byte.
  private static let version: UInt8 = 2

  /// The bytes of a page.
  static func data(_ page: Page) -> Data {
    var writer = Writer()
    writer.bytes.append(version)
    writer.add(page.number)
    writer.add(page.width)
    writer.add(page.height)
    writer.add(page.dpi)
    writer.add(page.reading.reader.rawValue)
    writer.add(page.reading.reason)
    writer.add(page.reading.confidence)
    writer.add(page.reading.isCutShort ? 1 : 0)
    writer.add(page.lines.count)
    for line in page.lines {
      writer.add(line.text)
      writer.add(line.terminator)
      writer.add(line.box)
      writer.add(line.block.map { $0 + 1 } ?? 0)
      writer.add(line.fontSize)
      writer.add(line.isBold ? 1 : 0)
      writer.add(line.words.count)
      for word in line.words {
        writer.add(word.text)
        writer.add(word.start)
        writer.add(word.box)
        writer.add(word.confidence)
        writer.add(word.choices.count)
        for choice in word.choices {
          writer.add(choice.offset)
          writer.add(choice.text)
          writer.add(choice.confidence)
        }
      }
    }
    return Data(writer.bytes)
  }

  /// The page that bytes stand for; nil for bytes that are none, or of another version.
  static func page(_ data: Data) -> Page? {
    var reader = Reader(bytes: Array(data))
    return try? reader.page(version: version)
  }

  private struct Writer {
    var bytes: [UInt8] = []

    mutating func add(_ value: Int) {
      // Small negative numbers stay short: their sign goes to the last bit.
      var rest = UInt64(bitPattern: Int64(value << 1 ^ value >> 63))
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }

    mutating func add(_ value: Double) {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ value: Double?) {
      bytes.append(value == nil ? 0 : 1)
      if let value { add(value) }
    }

    mutating func add(_ text: String) {
      add(text.utf8.count)
      bytes.append(contentsOf: text.utf8)
    }

    mutating func add(_ box: Box?) {
      bytes.append(box == nil ? 0 : 1)
      guard let box else { return }
      add(box.left)
      add(box.top)
      add(box.right)
      add(box.bottom)
    }
  }

  private struct Malformed: Error {}

  private struct Reader {
    let bytes: [UInt8]
    var next = 0

    mutating func byte() throws(Malformed) -> UInt8 {
      guard next < bytes.count else { throw Malformed() }
      defer { next += 1 }
      return bytes[next]
    }

    mutating func int() throws(Malformed) -> Int {
      var value: UInt64 = 0
      var shift: UInt64 = 0
      while true {
        let byte = try byte()
        value |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { break }
        shift += 7
        guard shift < 64 else { throw Malformed() }
      }
      return Int(Int64(bitPattern: value >> 1)) ^ -Int(value & 1)
    }

    /// A count of parts, none of which is less than a byte.
    mutating func count() throws(Malformed) -> Int {
      let count = try int()
      guard (0...bytes.count - next).contains(count) else { throw Malformed() }
      return count
    }

    mutating func double() throws(Malformed) -> Double {
      guard bytes.count - next >= 8 else { throw Malformed() }
      defer { next += 8 }
      let pattern = bytes[next..<next + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return Double(bitPattern: pattern)
    }

    mutating func optionalDouble() throws(Malformed) -> Double? { try byte() == 0 ? nil : double() }

    mutating func text() throws(Malformed) -> String {
      let count = try count()
      defer { next += count }
      return String(decoding: bytes[next..<next + count], as: UTF8.self)
    }

    mutating func box() throws(Malformed) -> Box? {
      guard try byte() != 0 else { return nil }
      return Box(left: try int(), top: try int(), right: try int(), bottom: try int())
    }

    mutating func page(version: UInt8) throws(Malformed) -> Page {
      guard try byte() == version else { throw Malformed() }
      let (number, width, height, dpi) = (try int(), try int(), try int(), try optionalDouble())
      guard let kind = PageReading.Reader(rawValue: try text()) else { throw Malformed() }
      let reading = PageReading(
        reader: kind, reason: try text(), confidence: try optionalDouble(), isCutShort: try int() == 1)
      var page = Page(number: number, lines: [], width: width, height: height, dpi: dpi, reading: reading)
      for _ in 0..<(try count()) { page.lines.append(try line()) }
      guard next == bytes.count else { throw Malformed() }
      return page
    }

    private mutating func line() throws(Malformed) -> Line {
      var line = Line(text: try text(), terminator: try text(), words: [], box: try box())
      let block = try int()
      line.block = block == 0 ? nil : block - 1
      line.fontSize = try optionalDouble()
      line.isBold = try int() == 1
      for _ in 0..<(try count()) { line.words.append(try word()) }
      return line
    }

    private mutating func word() throws(Malformed) -> Word {
      var word = Word(text: try text(), start: try int(), box: try box(), confidence: try optionalDouble())
      for _ in 0..<(try count()) {
        word.choices.append(SymbolChoice(offset: try int(), text: try text(), confidence: try double()))
      }
      return word
    }
  }
}
