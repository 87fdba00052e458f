import CPoppler
import Foundation

/// An open PDF: owner of Poppler's document.
final class PDFFile {
  /// How many pages there are.
  let pageCount: Int

  private let document: OpaquePointer
  private let bytes: OpaquePointer
  /// Made for the first page that a scan may cover.
  private lazy var images = PageImages(bytes)

  /// Opens a PDF from its bytes, which are copied.
  init(_ data: Data) throws(ReadingError) {
    guard let bytes = data.withUnsafeBytes({ g_bytes_new($0.baseAddress, gsize($0.count)) }) else {
      throw .damaged("no memory for it")
    }
    var failure: UnsafeMutablePointer<GError>?
    guard let document = poppler_document_new_from_bytes(bytes, nil, &failure) else {
      defer {
        g_error_free(failure)
        g_bytes_unref(bytes)
      }
      let code = failure.map { PopplerError(rawValue: UInt32($0.pointee.code)) }
      if code == POPPLER_ERROR_ENCRYPTED { throw .encrypted }
      throw .damaged(
        PDFFile.lowercased(failure.map { String(cString: $0.pointee.message) } ?? "no cause given"))
    }
    self.document = document
    self.bytes = bytes
    pageCount = Int(poppler_document_get_n_pages(document))
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(document))
    g_bytes_unref(bytes)
  }

  /// What the file says about itself: `title`, `author`, `subject`, `creator`, `producer`, `created`, `modified`.
  ///
  /// Times are ISO 8601 in UTC; what is empty or unreadable is left out.
  var metadata: [String: String] {
    var metadata: [String: String] = [:]
    metadata["title"] = text(poppler_document_get_title)
    metadata["author"] = text(poppler_document_get_author)
    metadata["subject"] = text(poppler_document_get_subject)
    metadata["creator"] = text(poppler_document_get_creator)
    metadata["producer"] = text(poppler_document_get_producer)
    metadata["created"] = time(poppler_document_get_creation_date_time)
    metadata["modified"] = time(poppler_document_get_modification_date_time)
    return metadata
  }

  /// Opens a page, counted from 0.
  func page(at index: Int) throws(ReadingError) -> PDFPage {
    guard let page = poppler_document_get_page(document, Int32(index)) else {
      throw .page("the PDF's page tree is broken")
    }
    return PDFPage(owning: page)
  }

  /// The image of a page: of one that a scan covers the scan itself, where it can be had; else the page as drawn.
  ///
  /// - Parameter isScan: whether an image covers the page.
  func image(
    of page: borrowing PDFPage, at index: Int, isScan: Bool, settings: ReadingSettings, buffer: DrawingBuffer
  ) throws(ReadingError) -> GreyImage {
    let (dpi, megapixels) = (settings.dpi, settings.megapixels)
    if isScan, let scan = images?.scan(at: index, crop: page.crop),
      let image = GreyImage.decoded(scan, dpi: dpi, megapixels: megapixels)
    {
      return image
    }
    return try page.render(dpi: dpi, megapixels: megapixels, isScan: isScan, buffer: buffer)
  }

  private func text(_ get: (OpaquePointer?) -> UnsafeMutablePointer<gchar>?) -> String? {
    guard let characters = get(document) else { return nil }
    defer { g_free(characters) }
    let text = String(cString: characters).trimmingCharacters(in: .whitespacesAndNewlines)
    return text.isEmpty ? nil : text
  }

  private func time(_ get: (OpaquePointer?) -> OpaquePointer?) -> String? {
    guard let time = get(document) else { return nil }
    defer { g_date_time_unref(time) }
    guard let utc = g_date_time_to_utc(time) else { return nil }
    defer { g_date_time_unref(utc) }
    guard let characters = g_date_time_format(utc, "%Y-%m-%dT%H:%M:%SZ") else { return nil }
    defer { g_free(characters) }
    return String(cString: characters)
  }

  /// Poppler's messages begin with a capital letter.
  private static func lowercased(_ message: String) -> String {
    message.hasPrefix("PDF") ? message : message.prefix(1).lowercased() + message.dropFirst()
  }
}
