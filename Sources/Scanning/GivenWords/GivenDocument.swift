import Foundation
import Minutes

/// A file of pages that another program recognized: hOCR, ALTO or PAGE XML.
struct GivenDocument {
  let pages: [GivenPage]
  /// The program that made it, as the file says.
  let software: String?
  let diagnostics: [Diagnostic]

  /// Reads the file.
  ///
  /// - Throws: `.noPages` where it holds neither pages nor words, `.tooManyPages`.
  init(_ bytes: Data, type: MediaType, maximumPages: Int) throws(ReadingError) {
    var scanner = MarkupScanner(TextEncoding.decode(bytes).text)
    (pages, software) =
      switch type {
      case .hocr: try Self.parse(&scanner, HocrParser(), maximumPages)
      case .alto: try Self.parse(&scanner, AltoParser(), maximumPages)
      default: try Self.parse(&scanner, PageXMLParser(), maximumPages)
      }
    guard !pages.isEmpty else { throw .noPages }
    diagnostics = GivenDocument.diagnostics(scanner, bytes)
  }

  private static func parse(
    _ scanner: inout MarkupScanner, _ start: some GivenParser, _ maximumPages: Int
  ) throws(ReadingError) -> ([GivenPage], String?) {
    var parser = start
    while let token = scanner.next() {
      parser.take(token)
      if parser.pages.count > maximumPages {
        throw .tooManyPages(count: parser.pages.count, limit: maximumPages)
      }
    }
    parser.finish()
    return (parser.pages, parser.software)
  }

  /// One page with its lines in reading order.
  func page(at index: Int, type: MediaType) -> Page {
    let format = type.formatName
    return pages[index].page(
      number: index + 1, reader: type.reader,
      reason: software.map { "words of the \(format) file by \($0.prefix(60))" }
        ?? "words of the \(format) file")
  }

  private static func diagnostics(_ scanner: MarkupScanner, _ bytes: Data) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let tail = String(decoding: bytes.suffix(256), as: UTF8.self).filter { !$0.isWhitespace && $0 != "\0" }
    if scanner.isCutOff || !tail.hasSuffix(">") {
      diagnostics.append(
        Diagnostic(
          id: "reading.cut-off", severity: .warning,
          summary: "the file ends within its markup and may be cut off; compare it with the original"))
    }
    if scanner.unresolvedCount > 0 {
      diagnostics.append(
        Diagnostic(
          id: "reading.entities", severity: .warning,
          summary: """
            \(scanner.unresolvedCount) references to entities of the file's own were left as they stand; \
            entities are never expanded
            """))
    }
    return diagnostics
  }
}

extension MediaType {
  /// The kind of markup a text is, by its first element; nil where it is none that is read.
  static func markup(_ data: Data) -> MediaType? {
    let (text, _) = TextEncoding.decode(data.prefix(65_536))
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard start.first == "<" else { return nil }
    var scanner = MarkupScanner(String(start))
    while let token = scanner.next() {
      guard case .start(let name, let attributes, _) = token else { continue }
      if name == "alto" { return .alto }
      if name == "pcgts" { return .page }
      if attributes["class"]?.hasPrefix("ocr") == true { return .hocr }
      // Declarations and heads come first in HTML; in XML the first element decides.
      guard hypertext.contains(name) else { return nil }
    }
    return nil
  }

  private static let hypertext: Set<String> = [
    "html", "head", "title", "meta", "link", "style", "script", "body", "div", "p", "span",
  ]

  /// The format's name for people; empty for formats that are no markup.
  var formatName: String {
    switch self {
    case .hocr: "hOCR"
    case .alto: "ALTO"
    case .page: "PAGE XML"
    default: ""
    }
  }

  /// The reader of a format that holds words.
  var reader: PageReading.Reader {
    switch self {
    case .hocr: .hocr
    case .alto: .alto
    case .page: .page
    default: .text
    }
  }
}
