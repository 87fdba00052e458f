import Minutes

/// Writes XML as text.
struct MarkupText {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var open: [String] = []

  /// Opens an element.
  mutating func begin(_ name: String, _ attributes: [(String, String)] = []) {
    add(name, attributes, end: ">\n")
    open.append(name)
  }

  /// Closes the element opened last.
  mutating func end() {
    guard let name = open.popLast() else { return }
    text += String(repeating: " ", count: open.count) + "</\(name)>\n"
  }

  /// Writes an element that holds nothing.
  mutating func empty(_ name: String, _ attributes: [(String, String)] = []) {
    add(name, attributes, end: "/>\n")
  }

  /// Writes an element that holds characters.
  mutating func element(_ name: String, _ attributes: [(String, String)] = [], _ content: String) {
    add(name, attributes, end: ">\(MarkupText.escaped(content))</\(name)>\n")
  }

  /// Writes a line as it stands.
  mutating func raw(_ line: String) { text += line + "\n" }

  private mutating func add(_ name: String, _ attributes: [(String, String)], end: String) {
    text += String(repeating: " ", count: open.count) + "<" + name
    for (key, value) in attributes { text += " \(key)=\"\(MarkupText.escaped(value))\"" }
    text += end
  }

  /// Characters as XML can hold them; controls that it cannot hold at all are left out.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "\t", "\n", "\r": escaped.append(" ")
      case "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
      default: if scalar.value >= 0x20 { escaped.append(scalar) }
      }
    }
    return String(escaped)
  }
}

extension Page {
  /// The lines that have words and places, with their numbers, in their blocks.
  var placedBlocks: [[(index: Int, line: Line, box: Box)]] {
    var blocks: [[(index: Int, line: Line, box: Box)]] = []
    var last: Int?
    for (index, line) in lines.enumerated() {
      let boxes = line.words.compactMap(\.box)
      guard let first = boxes.first, boxes.count == line.words.count else { continue }
      let box = boxes.dropFirst().reduce(first) { $0.union($1) }
      if line.block != last || blocks.isEmpty { blocks.append([]) }
      last = line.block
      blocks[blocks.count - 1].append((index, line, box))
    }
    return blocks
  }
}
