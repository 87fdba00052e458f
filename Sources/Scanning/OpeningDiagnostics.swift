import Foundation
import Minutes

/// What is told about a file that could be opened and yet may not be whole.
enum OpeningDiagnostics {
  /// A warning where a file lacks the mark that its kind ends with.
  ///
  /// The libraries read such files as far as they go and say nothing.
  static func cutOff(_ data: Data, type: MediaType) -> [Diagnostic] {
    let mark: Data
    switch type {
    case .pdf: mark = Data("%%EOF".utf8)
    case .jpeg: mark = Data([0xFF, 0xD9])
    case .png, .tiff, .text, .hocr, .alto, .page: return []
    }
    guard data.suffix(tail).range(of: mark) == nil else { return [] }
    return [
      Diagnostic(
        id: "reading.cut-off", severity: .warning,
        summary: "the file lacks its end mark and may be cut off; compare it with the original")
    ]
  }

  /// A warning where a text in UTF-8 has bytes that are none.
  static func strayBytes(_ text: String, encoding: TextEncoding) -> [Diagnostic] {
    guard case .damagedUTF8 = encoding else { return [] }
    let count = text.unicodeScalars.count { LenientUTF8.strayScalars.contains($0.value) }
    return [
      Diagnostic(
        id: "reading.stray-bytes", severity: .warning,
        summary: "bytes that are not UTF-8: \(count); save the text again in one encoding")
    ]
  }

  /// How far from its end a file's end mark may stand, in bytes: some senders append something.
  private static let tail = 4096
}
