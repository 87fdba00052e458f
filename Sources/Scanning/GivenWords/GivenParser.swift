/// Reads the pages of a file of recognized words from its markup, token by token.
protocol GivenParser {
  /// The pages so far.
  var pages: [GivenPage] { get }
  /// What made the file, as it says itself.
  var software: String? { get }
  /// Takes the next token.
  mutating func take(_ token: MarkupScanner.Token)
  /// Closes what is open; to be called once, at the end.
  mutating func finish()
}

/// A parser of XML: elements with attributes that hold text, empty elements closed where they are opened.
protocol ElementParser: GivenParser {
  /// An element begins.
  mutating func start(_ name: String, _ attributes: [String: String])
  /// An element ends.
  mutating func end(_ name: String)
  /// Text within the element that is open.
  mutating func add(_ text: String)
}

extension ElementParser {
  mutating func take(_ token: MarkupScanner.Token) {
    switch token {
    case .start(let name, let attributes, let isClosed):
      start(name, attributes)
      if isClosed { end(name) }
    case .end(let name): end(name)
    case .text(let text): add(text)
    }
  }

  mutating func finish() { end("page") }

  /// The name of a program on one line; nil for none.
  static func software(_ text: String) -> String? {
    let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return name.isEmpty ? nil : name
  }
}
