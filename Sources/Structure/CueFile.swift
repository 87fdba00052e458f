/// The words a room looks for, read from its data file.
///
/// The format: `[section]` begins a section; every other line is an entry, `phrase` or `phrase = value`;
/// `#` begins a comment; `{1900-1955}` at the end of an entry gives the years the practice was in use.
struct CueFile: Sendable {
  /// One entry of a section.
  struct Entry: Hashable, Sendable {
    /// The phrase to look for, lower case.
    var phrase: String
    /// What it means; nil where the section says it all.
    var value: String?
    /// The years the practice was in use; nil for always.
    var years: ClosedRange<Int>?
  }

  private var sections: [String: [Entry]] = [:]

  /// Reads a data file.
  ///
  /// Lines before the first section heading are ignored.
  init(_ text: String) {
    var section: String?
    for rawLine in text.split(whereSeparator: \.isNewline) {
      let line = CueFile.trimmed(rawLine.prefix { $0 != "#" })
      if line.isEmpty { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        section = String(line.dropFirst().dropLast())
      } else if let section {
        sections[section, default: []].append(CueFile.entry(line))
      }
    }
  }

  /// The entries of a section, in the file's order; empty where there is no such section.
  subscript(_ section: String) -> [Entry] { sections[section] ?? [] }

  private static func entry(_ line: Substring) -> Entry {
    var rest = line
    var years: ClosedRange<Int>?
    if rest.hasSuffix("}"), let brace = rest.lastIndex(of: "{") {
      let bounds = rest[rest.index(after: brace)...].dropLast().split(separator: "-").compactMap { Int($0) }
      if bounds.count == 2, bounds[0] <= bounds[1] {
        years = bounds[0]...bounds[1]
        rest = trimmed(rest[..<brace])
      }
    }
    guard let equals = rest.firstIndex(of: "=") else {
      return Entry(phrase: rest.lowercased(), value: nil, years: years)
    }
    let phrase = trimmed(rest[..<equals]).lowercased()
    return Entry(phrase: phrase, value: String(trimmed(rest[rest.index(after: equals)...])), years: years)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
