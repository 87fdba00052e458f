import CTesseract
import Foundation

extension GreyImage {
  /// The size of an image as its header has it, read without decoding.
  struct Header {
    let width: Int
    let height: Int
  }

  /// Reads an image's header; nil where there is none.
  ///
  /// - Parameter page: the page of a TIFF, from 0; 0 for other kinds.
  static func header(of data: Data, type: MediaType, page: Int) -> Header? {
    data.withUnsafeBytes { bytes -> Header? in
      let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
      var width: Int32 = 0
      var height: Int32 = 0
      let failed =
        if type == .tiff {
          readHeaderMemTiff(start, bytes.count, Int32(page), &width, &height, nil, nil, nil, nil, nil)
        } else {
          pixReadHeaderMem(start, bytes.count, nil, &width, &height, nil, nil, nil)
        }
      guard failed == 0, width > 0, height > 0 else { return nil }
      return Header(width: Int(width), height: Int(height))
    }
  }

  /// Decodes an image to grey at the resolution wished for, its size checked before.
  init(
    decoding data: Data, type: MediaType, page: Int, dpi wished: Int, megapixels: Double
  ) throws(ReadingError) {
    guard let header = GreyImage.header(of: data, type: type, page: page) else {
      throw .damaged("no image header")
    }
    guard
      Double(header.width) * Double(header.height) <= megapixels * 1_000_000,
      max(header.width, header.height) <= GreyImage.longestEdge
    else { throw .tooLarge(width: header.width, height: header.height, megapixels: megapixels) }

    let decoded = data.withUnsafeBytes { bytes in
      let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
      return type == .tiff
        ? pixReadMemTiff(start, bytes.count, Int32(page)) : pixReadMem(start, bytes.count)
    }
    guard var pix = decoded else {
      throw GreyImage.isRefused(header)
        ? .memory(width: header.width, height: header.height)
        : .damaged("the image's data cannot be decoded")
    }
    let resolution = GreyImage.resolution(of: pix)
    let isBilevel = pixGetDepth(pix) == 1
    try GreyImage.replace(&pix, by: pixRemoveAlpha(pix))
    try GreyImage.replace(&pix, by: pixConvertTo8(pix, 0))

    // Scaling pays where the resolution is far off; near it, it only blurs.
    let scale = Double(wished) / resolution
    let pixels = Double(header.width) * Double(header.height) * scale * scale
    if !(0.85...1.2).contains(scale), pixels <= megapixels * 1_000_000 {
      try GreyImage.replace(&pix, by: pixScale(pix, Float(scale), Float(scale)))
      self.init(owning: pix, dpi: resolution * scale, isBilevel: isBilevel)
    } else {
      self.init(owning: pix, dpi: resolution, isBilevel: isBilevel)
    }
  }

  /// Whether there is no memory for an image in colour of this size, which Leptonica does not tell from a broken one.
  private static func isRefused(_ header: Header) -> Bool {
    var trial = pixCreateNoInit(Int32(header.width), Int32(header.height), 32)
    defer { pixDestroy(&trial) }
    return trial == nil
  }

  /// Puts the outcome of a step in the place of its input, which is released.
  private static func replace(
    _ pix: inout UnsafeMutablePointer<Pix>, by next: UnsafeMutablePointer<Pix>?
  ) throws(ReadingError) {
    var old: UnsafeMutablePointer<Pix>? = pix
    pixDestroy(&old)
    guard let next else { throw .page("no memory for its image") }
    pix = next
  }

  /// The resolution an image states, or the one that makes it an A4 page where it states none that can be.
  private static func resolution(of pix: UnsafeMutablePointer<Pix>) -> Double {
    let stated = Double(max(pixGetXRes(pix), pixGetYRes(pix)))
    let longEdge = Double(max(pixGetWidth(pix), pixGetHeight(pix)))
    let inches = longEdge / max(stated, 1)
    // Cameras and screen shots state 72 or 96 and mean nothing by it: no page is so large.
    if (70...2400).contains(stated), (2...longestPaper).contains(inches) { return stated }
    return max(longEdge / usualPaper, 50)
  }
}
