/// Reads XML and HTML as a stream of tags and text, as far as they go.
///
/// Nothing that is out of order stops it: unclosed elements, attributes without quotes, stray brackets. It keeps no
/// tree, follows no reference out of the file and expands no entity but the characters that HTML names, so that
/// its work and memory are bounded by the file's size.
struct MarkupScanner {
  /// A piece of the file.
  enum Token: Hashable {
    /// A start tag: its name in small letters without a prefix, its attributes likewise.
    case start(name: String, attributes: [String: String], isClosed: Bool)
    case end(name: String)
    /// Characters between tags, references resolved.
    case text(String)
  }

  private let bytes: [UInt8]
  private var place = 0
  /// References to entities that the file declares itself; they are left as they stand.
  private(set) var unresolvedCount = 0
  /// Whether the file ended within a tag.
  private(set) var isCutOff = false

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The next piece; nil at the end.
  mutating func next() -> Token? {
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else { return text() }
      let second = place + 1 < bytes.count ? bytes[place + 1] : 0
      if second == UInt8(ascii: "!") || second == UInt8(ascii: "?") {
        if starts(with: "<![CDATA[") { return characterData() }
        skipDeclaration()
      } else if second == UInt8(ascii: "/") {
        return endTag()
      } else if Self.isNameStart(second) {
        if let tag = startTag() { return tag }
      } else {
        return text()
      }
    }
    return nil
  }

  private func starts(with prefix: String) -> Bool { bytes[place...].starts(with: prefix.utf8) }

  /// Where a sequence of bytes begins, from the current place on; nil where it does not occur.
  private func find(_ wanted: String) -> Int? {
    let wanted = Array(wanted.utf8)
    var index = place
    while index + wanted.count <= bytes.count {
      if bytes[index] == wanted[0], bytes[index..<(index + wanted.count)].elementsEqual(wanted) {
        return index
      }
      index += 1
    }
    return nil
  }

  private mutating func text() -> Token {
    let start = place
    place += 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
    return .text(resolved(bytes[start..<place]))
  }

  private mutating func characterData() -> Token {
    place += "<![CDATA[".utf8.count
    let end = find("]]>")
    isCutOff = end == nil
    let content = bytes[place..<(end ?? bytes.count)]
    place = end.map { $0 + 3 } ?? bytes.count
    return .text(String(decoding: content, as: UTF8.self))
  }

  /// Passes over a comment, an instruction, or a document type with the declarations in it.
  private mutating func skipDeclaration() {
    if starts(with: "<!--") {
      place = min(place + 4, bytes.count)
      let end = find("-->")
      isCutOff = end == nil
      place = end.map { $0 + 3 } ?? bytes.count
      return
    }
    var depth = 0
    var quote: UInt8?
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if depth > 0, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "]") {
        depth -= 1
        if depth <= 0, byte == UInt8(ascii: ">") { return }
      }
    }
    isCutOff = true
  }

  private mutating func endTag() -> Token {
    place += 2
    let name = self.name()
    while place < bytes.count, bytes[place] != UInt8(ascii: ">") { place += 1 }
    if place >= bytes.count { isCutOff = true }
    place = min(place + 1, bytes.count)
    return .end(name: name)
  }

  private mutating func startTag() -> Token? {
    place += 1
    let name = self.name()
    var attributes: [String: String] = [:]
    while true {
      skipBlanks()
      guard place < bytes.count else {
        isCutOff = true
        return nil
      }
      if bytes[place] == UInt8(ascii: ">") {
        place += 1
        if name == "script" || name == "style" { skipRaw(until: "</" + name) }
        return .start(name: name, attributes: attributes, isClosed: false)
      }
      if bytes[place] == UInt8(ascii: "/") {
        place += 1
        if place < bytes.count, bytes[place] == UInt8(ascii: ">") {
          place += 1
          return .start(name: name, attributes: attributes, isClosed: true)
        }
        continue
      }
      // A tag that was never closed ends where the next begins.
      if bytes[place] == UInt8(ascii: "<") {
        return .start(name: name, attributes: attributes, isClosed: false)
      }
      let key = self.name()
      guard !key.isEmpty else {
        place += 1
        continue
      }
      attributes[key] = value()
    }
  }

  private mutating func skipRaw(until end: String) {
    place = find(end) ?? bytes.count
  }

  /// An attribute's value, with or without quotes; empty where there is none.
  private mutating func value() -> String {
    skipBlanks()
    guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { return "" }
    place += 1
    skipBlanks()
    guard place < bytes.count else { return "" }
    let quote = bytes[place]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      place += 1
      let start = place
      while place < bytes.count, bytes[place] != quote { place += 1 }
      defer { place = min(place + 1, bytes.count) }
      if place >= bytes.count { isCutOff = true }
      return resolved(bytes[start..<place])
    }
    let start = place
    while place < bytes.count, !Self.isBlank(bytes[place]), bytes[place] != UInt8(ascii: ">") { place += 1 }
    return resolved(bytes[start..<place])
  }

  /// A name in small letters, its prefix taken off.
  private mutating func name() -> String {
    let start = place
    while place < bytes.count, Self.isName(bytes[place]) { place += 1 }
    let name = String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
    return name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }

  private mutating func skipBlanks() {
    while place < bytes.count, Self.isBlank(bytes[place]) { place += 1 }
  }

  /// Text with its character references resolved; what names no character stays as it stands.
  private mutating func resolved(_ slice: ArraySlice<UInt8>) -> String {
    guard slice.contains(UInt8(ascii: "&")) else { return String(decoding: slice, as: UTF8.self) }
    var out: [UInt8] = []
    out.reserveCapacity(slice.count)
    var index = slice.startIndex
    while index < slice.endIndex {
      if slice[index] == UInt8(ascii: "&"),
        let end = slice[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")), end > index + 1
      {
        let name = String(decoding: slice[(index + 1)..<end], as: UTF8.self)
        if let scalar = CharacterReference.scalar(name) {
          out.append(contentsOf: Array(String(Character(scalar)).utf8))
          index = end + 1
          continue
        }
        unresolvedCount += 1
      }
      out.append(slice[index])
      index += 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "_")
  }

  private static func isName(_ byte: UInt8) -> Bool {
    isNameStart(byte) || (0x30...0x39).contains(byte) || byte >= 0x80 || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}

/// The characters that XML and HTML refer to by number or name.
enum CharacterReference {
  /// The character of a reference without its `&` and `;`; nil where it names none that a text can hold.
  static func scalar(_ name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return named[name] }
    let digits = name.dropFirst()
    let value =
      digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, value >= 0x20 || value == 9 || value == 10 || value == 13 else { return nil }
    return Unicode.Scalar(value)
  }

  /// The five of XML, and those that HTML names and Swedish papers have.
  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "shy": "\u{AD}",
    "aring": "å", "auml": "ä", "ouml": "ö", "Aring": "Å", "Auml": "Ä", "Ouml": "Ö", "eacute": "é",
    "Eacute": "É", "egrave": "è", "agrave": "à", "aacute": "á", "uuml": "ü", "Uuml": "Ü", "aelig": "æ",
    "AElig": "Æ", "oslash": "ø", "Oslash": "Ø", "sect": "§", "para": "¶", "ndash": "–", "mdash": "—",
    "bull": "•", "middot": "·", "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "bdquo": "„", "laquo": "«", "raquo": "»", "deg": "°", "frac12": "½", "frac14": "¼", "frac34": "¾",
    "sup2": "²", "sup3": "³", "times": "×", "plusmn": "±", "pound": "£", "euro": "€", "copy": "©",
  ]
}
