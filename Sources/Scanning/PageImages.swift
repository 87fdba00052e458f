import CPoppler
import CQPDF
import Foundation

/// The images of a PDF's pages as the scanner left them: owner of qpdf's view of the file.
///
/// A page that is one JPEG image and nothing else need not be drawn: decoding the image to grey takes a third of the
/// time of drawing it, and a tenth of the memory.
final class PageImages {
  private let pdf: qpdf_data
  /// What qpdf reads, which makes no copy.
  private let bytes: OpaquePointer

  /// Opens a PDF from its bytes, a `GBytes`; nil where qpdf sees anything wrong with it, or it is encrypted.
  init?(_ bytes: OpaquePointer) {
    guard let pdf = qpdf_init() else { return nil }
    self.pdf = pdf
    self.bytes = g_bytes_ref(bytes)
    qpdf_silence_errors(pdf)
    qpdf_set_suppress_warnings(pdf, 1)
    qpdf_set_attempt_recovery(pdf, 0)
    var count: gsize = 0
    let start = g_bytes_get_data(bytes, &count)?.assumingMemoryBound(to: CChar.self)
    guard qpdf_read_memory(pdf, "paper", start, UInt64(count), nil) == QPDF_SUCCESS,
      qpdf_is_encrypted(pdf) == 0
    else { return nil }
  }

  deinit {
    var toRelease: qpdf_data? = pdf
    qpdf_cleanup(&toRelease)
    g_bytes_unref(bytes)
  }

  /// A JPEG image that covers a page.
  struct Scan {
    /// The file.
    var jpeg: Data
    /// Its size in pixels, as the PDF has it.
    var width: Int
    var height: Int
    /// Its resolution on the page.
    var dpi: Double
    /// By how many quarters of a circle the page is to be turned clockwise.
    var quarters: Int
  }

  /// The JPEG image that is all there is on a page; nil where the page holds anything else, or anything unusual.
  ///
  /// - Parameters:
  ///   - index: the page, from 0.
  ///   - crop: the part of the page that is seen, in the page's own space.
  func scan(at index: Int, crop: Area) -> Scan? {
    defer { qpdf_oh_release_all(pdf) }
    guard index < Int(qpdf_get_num_pages(pdf)), crop.width > 0, crop.height > 0 else { return nil }
    let page = qpdf_get_page_n(pdf, index)
    // Notes and stamps are drawn over the page; another unit changes its size.
    guard !has("/UserUnit", page), !has("/Annots", page) || count(key("/Annots", page)) == 0,
      let content = content(of: page), let drawn = DrawnImage(content),
      drawn.area.matches(crop), let turn = quarters(of: page)
    else { return nil }
    let image = key(drawn.name, key("/XObject", inherited("/Resources", page)))
    guard qpdf_oh_is_stream(pdf, image) != 0 else { return nil }
    let about = qpdf_oh_get_dict(pdf, image)
    let isPlain = ["/SMask", "/Mask", "/ImageMask", "/Decode", "/DecodeParms"].allSatisfy { !has($0, about) }
    guard isPlain, isName("/Image", key("/Subtype", about)), isJPEG(key("/Filter", about)),
      number(key("/BitsPerComponent", about)) == 8, isGreyOrColour(key("/ColorSpace", about)),
      let width = number(key("/Width", about)), let height = number(key("/Height", about)),
      width > 0, height > 0
    else { return nil }
    let (across, down) = (width * 72 / drawn.area.width, height * 72 / drawn.area.height)
    guard abs(across / down - 1) < 0.03, let jpeg = bytes(of: image) else { return nil }
    return Scan(
      jpeg: jpeg, width: Int(width), height: Int(height), dpi: (across + down) / 2, quarters: turn)
  }

  // MARK: - What a page draws

  /// The operators of a page, unless they are many or lie packed twice.
  private func content(of page: qpdf_oh) -> [UInt8]? {
    let contents = key("/Contents", page)
    let isList = qpdf_oh_is_array(pdf, contents) != 0
    let streams = isList ? (0..<min(5, count(contents))).map { item($0, contents) } : [contents]
    guard streams.count < 5, !streams.isEmpty else { return nil }
    for stream in streams {
      guard qpdf_oh_is_stream(pdf, stream) != 0 else { return nil }
      let about = qpdf_oh_get_dict(pdf, stream)
      // Unpacked once, so little cannot become much.
      guard let length = number(key("/Length", about)), length <= 2000,
        !has("/Filter", about) || isName("/FlateDecode", key("/Filter", about))
      else { return nil }
    }
    var characters: UnsafeMutablePointer<UInt8>?
    var length = 0
    guard qpdf_oh_get_page_content_data(pdf, page, &characters, &length) == QPDF_SUCCESS, let characters
    else {
      return nil
    }
    defer { free(characters) }
    return length <= 4000 ? Array(UnsafeBufferPointer(start: characters, count: length)) : nil
  }

  /// By how many quarters of a circle the page is to be turned; nil for what is none.
  private func quarters(of page: qpdf_oh) -> Int? {
    let rotation = inherited("/Rotate", page)
    if qpdf_oh_is_null(pdf, rotation) != 0 { return 0 }
    guard let degrees = number(rotation), abs(degrees) < 10_000, degrees.remainder(dividingBy: 90) == 0 else {
      return nil
    }
    return ((Int(degrees) / 90) % 4 + 4) % 4
  }

  private func isJPEG(_ filter: qpdf_oh) -> Bool {
    if qpdf_oh_is_array(pdf, filter) != 0 {
      return count(filter) == 1 && isName("/DCTDecode", item(0, filter))
    }
    return isName("/DCTDecode", filter)
  }

  /// Whether the space has one or three colours and no meaning of its own.
  private func isGreyOrColour(_ space: qpdf_oh) -> Bool {
    if isName("/DeviceGray", space) || isName("/DeviceRGB", space) { return true }
    guard qpdf_oh_is_array(pdf, space) != 0, count(space) > 1 else { return false }
    let family = item(0, space)
    if isName("/CalGray", family) || isName("/CalRGB", family) { return true }
    guard isName("/ICCBased", family) else { return false }
    let profile = item(1, space)
    guard qpdf_oh_is_stream(pdf, profile) != 0 else { return false }
    let colours = number(key("/N", qpdf_oh_get_dict(pdf, profile)))
    return colours == 1 || colours == 3
  }

  /// What a stream holds, as it is packed.
  private func bytes(of stream: qpdf_oh) -> Data? {
    var characters: UnsafeMutablePointer<UInt8>?
    var length = 0
    guard
      qpdf_oh_get_stream_data(pdf, stream, qpdf_dl_none, nil, &characters, &length) == QPDF_SUCCESS,
      let characters
    else { return nil }
    return Data(bytesNoCopy: characters, count: length, deallocator: .free)
  }

  // MARK: - Objects

  /// Whether there is a value; what is no dictionary has none. (Asked itself, qpdf would count that as a warning.)
  private func has(_ name: String, _ dictionary: qpdf_oh) -> Bool {
    qpdf_oh_is_null(pdf, key(name, dictionary)) == 0
  }

  private func key(_ name: String, _ dictionary: qpdf_oh) -> qpdf_oh {
    qpdf_oh_get_key_if_dict(pdf, dictionary, name)
  }

  /// A page's own value, or that of the nearest of its parents.
  private func inherited(_ name: String, _ page: qpdf_oh) -> qpdf_oh {
    var node = page
    for _ in 0..<32 where !has(name, node) { node = key("/Parent", node) }
    return key(name, node)
  }

  private func count(_ array: qpdf_oh) -> Int {
    qpdf_oh_is_array(pdf, array) == 0 ? 0 : Int(qpdf_oh_get_array_n_items(pdf, array))
  }

  private func item(_ index: Int, _ array: qpdf_oh) -> qpdf_oh {
    qpdf_oh_get_array_item(pdf, array, Int32(index))
  }

  private func isName(_ name: String, _ object: qpdf_oh) -> Bool {
    qpdf_oh_is_name_and_equals(pdf, object, name) != 0
  }

  private func number(_ object: qpdf_oh) -> Double? {
    var value = 0.0
    return qpdf_oh_get_value_as_number(pdf, object, &value) != 0 ? value : nil
  }
}
