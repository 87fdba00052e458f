import Foundation

/// Names the content of files that are not read, so that a message can say what somebody sent.
enum ForeignContent {
  /// What the bytes seem to be; nil when they are nothing known.
  static func kind(of data: Data) -> String? {
    let head = [UInt8](data.prefix(512))
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return archiveKind(of: data) }
    for (offset, signature, kind) in signatures where head.dropFirst(offset).starts(with: signature) {
      return kind
    }
    return markupKind(of: data)
  }

  private static let signatures: [(Int, [UInt8], String)] = [
    (0, [0xD0, 0xCF, 0x11, 0xE0], "an old Word, Excel or Outlook file"),
    (0, Array("{\\rtf".utf8), "rich text (RTF)"), (0, Array("GIF8".utf8), "a GIF image"),
    (8, Array("WEBP".utf8), "a WebP image"), (4, Array("ftypheic".utf8), "a HEIC image"),
    (4, Array("ftyp".utf8), "a film or HEIF image"), (4, Array("jP  ".utf8), "a JPEG 2000 image"),
    (0, Array("AT&TFORM".utf8), "a DjVu file"), (0, Array("%!PS".utf8), "PostScript"),
    (0, [0x1F, 0x8B], "a gzip archive"), (0, [0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive"),
    (0, Array("Rar!".utf8), "a RAR archive"), (0, [0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive"),
    (0, [0x50, 0x4B, 0x05, 0x06], "an empty zip archive"), (0, [0x7F, 0x45, 0x4C, 0x46], "a program"),
    (0, Array("SQLite format 3".utf8), "an SQLite database"),
  ]

  private static func archiveKind(of data: Data) -> String {
    let head = data.prefix(65_536)
    let parts: [(String, String)] = [
      ("word/", "a Word document (docx)"), ("xl/", "an Excel workbook (xlsx)"),
      ("ppt/", "a PowerPoint file (pptx)"), ("vnd.oasis.opendocument", "an OpenDocument file"),
      ("application/epub+zip", "an e-book (EPUB)"),
    ]
    for (part, kind) in parts where head.range(of: Data(part.utf8)) != nil { return kind }
    return "a zip archive"
  }

  /// HTML and XML are text, and what they say is not what a reader of them would see.
  private static func markupKind(of data: Data) -> String? {
    let (text, _) = TextEncoding.decode(data.prefix(1024))
    let start = text.trimmingPrefix(while: \.isWhitespace).prefix(256).lowercased()
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return "a web page (HTML)" }
    if start.hasPrefix("<?xml") { return start.contains("<html") ? "a web page (HTML)" : "XML" }
    return nil
  }
}
