public import Foundation

/// The kinds of content that are read, known by the content itself and never by a file's name.
public enum MediaType: String, Hashable, Sendable, CaseIterable {
  /// PDF.
  case pdf = "application/pdf"
  /// PNG.
  case png = "image/png"
  /// JPEG.
  case jpeg = "image/jpeg"
  /// TIFF, of one page or many.
  case tiff = "image/tiff"
  /// hOCR: pages that another program recognized, as HTML.
  case hocr = "text/vnd.hocr+html"
  /// ALTO: pages that another program recognized, as XML.
  case alto = "application/vnd.alto+xml"
  /// PAGE XML: pages that another program recognized or a person transcribed.
  case page = "application/vnd.prima.page+xml"
  /// Plain text, Markdown among it.
  case text = "text/plain"

  /// Finds the kind of a file's content.
  ///
  /// - Throws: `ReadingError.empty`, or `.unsupported` with what the content seems to be.
  public static func detect(_ data: Data) throws(ReadingError) -> MediaType {
    guard !data.isEmpty else { throw .empty }
    let head = [UInt8](data.prefix(1024))
    for (signature, type) in readable where head.starts(with: signature) { return type }
    // Some senders put lines before the PDF's own header; a text that only quotes one has no objects.
    if contains(Array("%PDF-".utf8), head), data.range(of: Data("endobj".utf8)) != nil { return .pdf }
    if let type = markup(data) { return type }
    if let kind = ForeignContent.kind(of: data) { throw .unsupported(kind) }
    guard isText(data) else { throw .unsupported("binary data of an unknown kind") }
    return .text
  }

  private static let readable: [([UInt8], MediaType)] = [
    (Array("%PDF-".utf8), .pdf), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
    ([0xFF, 0xD8, 0xFF], .jpeg), ([0x49, 0x49, 0x2A, 0x00], .tiff), ([0x4D, 0x4D, 0x00, 0x2A], .tiff),
    ([0x49, 0x49, 0x2B, 0x00], .tiff), ([0x4D, 0x4D, 0x00, 0x2B], .tiff),
  ]

  private static func contains(_ needle: [UInt8], _ haystack: [UInt8]) -> Bool {
    haystack.indices.dropLast(needle.count - 1).contains { haystack[$0...].starts(with: needle) }
  }

  /// Whether the bytes can be text: at most one character in twenty is a control that texts do not use.
  private static func isText(_ data: Data) -> Bool {
    let (text, _) = TextEncoding.decode(data.prefix(sample))
    let scalars = text.unicodeScalars
    let controls = scalars.count { scalar in
      scalar.properties.generalCategory == .control
        && !"\t\n\r\u{0B}\u{0C}\u{1A}\u{1B}".unicodeScalars.contains(scalar)
    }
    return controls * 20 <= scalars.count
  }

  /// How many bytes are looked at to tell text from binary data; even, so that UTF-16 stays whole.
  private static let sample = 65_536
}
