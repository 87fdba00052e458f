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
    let wide = try row([0, 80, 160, 240, 160, 80, 0, 8])
    guard let narrow = wide.narrowed() else {
      Issue.record("not made narrower")
      return
    }
    #expect(greys(narrow) == [10, 100, 190, 200, 110, 20, 7])
    #expect(narrow.dpi == 200)
  }

  @Test(arguments: [1, 7, 8, 9, 15, 16, 1653])
  func keepsOneGreyAtAnyWidth(width: Int) throws {
    let wide = try row(Array(repeating: 200, count: width))
    guard let narrow = wide.narrowed() else {
      Issue.record("not made narrower")
      return
    }
    #expect(greys(narrow) == Array(repeating: 200, count: max(1, width * 7 / 8)))
  }
}
