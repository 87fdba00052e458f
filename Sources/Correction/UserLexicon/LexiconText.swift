public import Foundation
import Minutes

/// Why a text is no user lexicon.
public struct LexiconError: Error, Hashable, Sendable {
  /// One thing that is wrong.
  public struct Problem: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// What is wrong and what to do.
    public var message: String
  }

  /// What is wrong, in the order of the lines; at least one.
  public var problems: [Problem]
}

/// An entry that speaks against one that the lexicon has.
public struct LexiconConflict: Error, Hashable, Sendable {
  /// What was to be added.
  public var entry: LexiconEntry
  /// What the lexicon has.
  public var present: LexiconEntry
}

/// The text of a user lexicon with its comments and order, which changes leave as they are.
///
/// One entry a line; what follows a `#` at a line's beginning or after a blank is a comment.
public struct LexiconText: Hashable, Sendable {
  private struct Line: Hashable {
    var text: String
    var terminator: String
    var entry: LexiconEntry?
  }

  private var lines: [Line] = []
  private var places: [Key: Int] = [:]

  /// The scalars of an entry's key: strings that are canonically equivalent would be the same key.
  private typealias Key = [Unicode.Scalar]

  /// Makes an empty text.
  public init() {}

  /// Reads a text.
  ///
  /// - Throws: `LexiconError` with every line that is wrong.
  public init(_ text: String) throws(LexiconError) {
    var problems: [LexiconError.Problem] = []
    for (index, line) in Page.lines(of: text).enumerated() {
      do {
        let entry = try Self.entry(line.text)
        lines.append(Line(text: line.text, terminator: line.terminator, entry: entry))
        guard let entry else { continue }
        let key = Array(entry.key.unicodeScalars)
        if let place = places[key], let present = lines[place].entry {
          if present != entry {
            problems.append(
              LexiconError.Problem(
                line: index + 1,
                message: """
                  '\(entry.line)' speaks against '\(present.line)' on line \(place + 1); delete one of the two
                  """))
          }
        } else {
          places[key] = index
        }
      } catch {
        problems.append(LexiconError.Problem(line: index + 1, message: error.description))
        lines.append(Line(text: line.text, terminator: line.terminator))
      }
    }
    if !problems.isEmpty { throw LexiconError(problems: problems) }
  }

  /// Reads the bytes of a text in UTF-8.
  ///
  /// - Throws: `LexiconError` with every line that is wrong.
  public init(utf8 bytes: Data) throws(LexiconError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      throw LexiconError(
        problems: lines.enumerated().filter { String(validating: $0.element, as: UTF8.self) == nil }.map {
          LexiconError.Problem(line: $0.offset + 1, message: "not UTF-8; save the file as UTF-8")
        })
    }
    try self.init(text)
  }

  /// The entries, in the order of the text, each once.
  public var entries: [LexiconEntry] {
    lines.indices.compactMap { index in
      guard let entry = lines[index].entry, places[Array(entry.key.unicodeScalars)] == index else {
        return nil
      }
      return entry
    }
  }

  /// The text.
  public var text: String { lines.map { $0.text + $0.terminator }.joined() }

  /// Adds an entry at the end; one that is there already stays as it is.
  ///
  /// - Parameters:
  ///   - entry: a word, a name or a pair.
  ///   - replacing: whether an entry for the same word that says something else is replaced in its place.
  /// - Returns: whether the text changed.
  /// - Throws: `LexiconConflict` where there is such an entry and it is not to be replaced.
  @discardableResult
  public mutating func add(_ entry: LexiconEntry, replacing: Bool = false) throws(LexiconConflict) -> Bool {
    let key = Array(entry.key.unicodeScalars)
    if let place = places[key], let present = lines[place].entry {
      if present == entry { return false }
      guard replacing else { throw LexiconConflict(entry: entry, present: present) }
      for index in lines.indices where lines[index].entry == present {
        let comment = Self.split(lines[index].text).comment
        lines[index].text = entry.line + (comment.isEmpty ? "" : "  " + comment)
        lines[index].entry = entry
      }
      return true
    }
    let terminator = lines.first.map { $0.terminator.isEmpty ? "\n" : $0.terminator } ?? "\n"
    if let last = lines.indices.last, lines[last].terminator.isEmpty { lines[last].terminator = terminator }
    places[key] = lines.count
    lines.append(Line(text: entry.line, terminator: terminator, entry: entry))
    return true
  }

  /// Adds lines of comment at the end.
  public mutating func add(comment: String) {
    for line in comment.split(separator: "\n", omittingEmptySubsequences: false) {
      lines.append(Line(text: line.isEmpty ? "#" : "# \(line)", terminator: "\n"))
    }
  }

  /// Removes the entry for a word or for the left side of a pair.
  ///
  /// - Parameter entry: a word removes whatever entry there is for it, a pair only just that pair.
  /// - Returns: what was removed; nil where there was no such entry.
  @discardableResult
  public mutating func remove(_ entry: LexiconEntry) -> LexiconEntry? {
    guard let place = places[Array(entry.key.unicodeScalars)], let present = lines[place].entry else {
      return nil
    }
    if case .word = entry {} else if present != entry { return nil }
    lines.removeAll { $0.entry == present }
    places = [:]
    for (index, line) in lines.enumerated() {
      guard let entry = line.entry else { continue }
      let key = Array(entry.key.unicodeScalars)
      if places[key] == nil { places[key] = index }
    }
    return present
  }

  /// The entry on a line; nil where there is none.
  private static func entry(_ line: String) throws(LexiconEntry.Fault) -> LexiconEntry? {
    let content = split(line).content
    if content.allSatisfy(\.isWhitespace) { return nil }
    return try LexiconEntry(content)
  }

  /// A line's entry and its comment with the sign.
  private static func split(_ line: String) -> (content: String, comment: String) {
    var content = String.UnicodeScalarView()
    var rest = line.unicodeScalars[...]
    // A byte-order mark is no part of the first entry.
    if rest.first == "\u{FEFF}" { rest = rest.dropFirst() }
    while let scalar = rest.first {
      if scalar == "#", content.last?.properties.isWhitespace ?? true { break }
      content.append(scalar)
      rest = rest.dropFirst()
    }
    return (String(content), String(rest))
  }
}
