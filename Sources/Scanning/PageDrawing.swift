import CTesseract
public import Foundation
public import Minutes

extension OpenDocument {
  /// A picture of a page with a frame around each line and word, as PNG.
  ///
  /// Lines are framed in blue. Words that were read with at least 90 % confidence are framed in green, with at least
  /// 70 % in orange, others in red; words without a confidence in grey.
  ///
  /// - Parameters:
  ///   - index: the page, from 0.
  ///   - page: the page as read.
  public func drawing(of page: Page, at index: Int) throws(ReadingError) -> Data {
    let image = try image(at: index)
    let turned = page.reading.quartersTurned
    if turned > 0, let upright = image.turned(quarters: turned) { return try upright.drawing(of: page) }
    return try image.drawing(of: page)
  }
}

extension PageReading {
  /// By how many quarters of a circle the page was turned clockwise, as the reason says.
  fileprivate var quartersTurned: Int {
    guard let match = reason.firstMatch(of: /turned by (90|180|270) degrees/) else { return 0 }
    return (Int(match.1) ?? 0) / 90
  }
}

extension GreyImage {
  fileprivate func drawing(of page: Page) throws(ReadingError) -> Data {
    guard let picture = pixConvertTo32(pix) else { throw .page("no memory for its picture") }
    var toRelease: UnsafeMutablePointer<Pix>? = picture
    defer { pixDestroy(&toRelease) }
    // The text layer's boxes are in the resolution of recognition, the image in its own.
    let scale = page.width > 0 ? Double(width) / Double(page.width) : 1
    for line in page.lines {
      if let box = line.box { GreyImage.frame(box, scale, around: 4, (70, 110, 230), on: picture) }
      for word in line.words {
        guard let box = word.box else { continue }
        let colour: (UInt8, UInt8, UInt8) =
          switch word.confidence {
          case nil: (128, 128, 128)
          case .some(0.9...): (0, 150, 60)
          case .some(0.7...): (240, 140, 0)
          default: (220, 0, 0)
          }
        GreyImage.frame(box, scale, around: 1, colour, on: picture)
      }
    }
    var bytes: UnsafeMutablePointer<l_uint8>?
    var count = 0
    guard pixWriteMemPng(&bytes, &count, picture, 0) == 0, let bytes else {
      throw .page("its picture cannot be written")
    }
    defer { lept_free(bytes) }
    return Data(bytes: bytes, count: count)
  }

  private static func frame(
    _ box: Minutes.Box, _ scale: Double, around: Int, _ colour: (UInt8, UInt8, UInt8),
    on picture: UnsafeMutablePointer<Pix>
  ) {
    let (left, top) = (
      Int32(Double(box.left) * scale) - Int32(around), Int32(Double(box.top) * scale) - Int32(around)
    )
    let (width, height) = (Double(box.width) * scale, Double(box.height) * scale)
    var frame = boxCreate(
      max(0, left), max(0, top), Int32(width) + 2 * Int32(around), Int32(height) + 2 * Int32(around))
    pixRenderBoxArb(picture, frame, 2, colour.0, colour.1, colour.2)
    boxDestroy(&frame)
  }
}
