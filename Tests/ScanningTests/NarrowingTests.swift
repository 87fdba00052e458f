import CTesseract
import Foundation
import Testing

@testable import Scanning

/// Pages are made narrower before they are recognized.
@Suite struct NarrowingTests {
  /// An image of one row with the greys given.
  private func row(_ greys: [UInt32]) throws -> GreyImage {
    let pix = try #require(pixCreate(Int32(greys.count), 1, 8))
    for (x, grey) in greys.enumerated() { pixSetPixel(pix, Int32(x), 0, grey) }
    return GreyImage(owning: pix, dpi: 200)
  }

  private func greys(_ image: borrowing GreyImage) -> [UInt32] {
    (0..<image.width).map { x in
      var value: UInt32 = 0
      pixGetPixel(image.pix, Int32(x), 0, &value)
      return value
    }
  }

  @Test func eachPixelIsTheMeanOfWhatItCovers() throws {
    let wide = try row([0, 60, 120, 180, 240, 30])
    guard let narrow = wide.narrowed() else {
      Issue.record("not made narrower")
      return
    }
    #expect(greys(narrow) == [10, 80, 150, 220, 65])
    #expect(narrow.dpi == 200)
  }

  @Test(arguments: [1, 5, 6, 7, 11, 12, 1653])
  func keepsOneGreyAtAnyWidth(width: Int) throws {
    let wide = try row(Array(repeating: 200, count: width))
    guard let narrow = wide.narrowed() else {
      Issue.record("not made narrower")
      return
    }
    #expect(greys(narrow) == Array(repeating: 200, count: max(1, width * 5 / 6)))
  }
}
