import CTesseract
import Foundation

/// An 8-bit grey image with its resolution: owner of a Leptonica Pix.
struct GreyImage: ~Copyable {
  /// The longest edge that Tesseract takes, in pixels, with some room.
  static let longestEdge = 30_000
  /// How many greys a drawing of a black-and-white image has at most.
  private static let fewLevels = 12
  /// The longest edge of paper, in inches; what states more states a wrong resolution.
  static let longestPaper = 24.0
  /// The longer edge of an A4 page, in inches.
  static let usualPaper = 11.69

  let pix: UnsafeMutablePointer<Pix>
  /// The resolution in dots per inch.
  let dpi: Double
  /// Whether it was made of an image with one bit a pixel.
  let isBilevel: Bool

  var width: Int { Int(pixGetWidth(pix)) }
  var height: Int { Int(pixGetHeight(pix)) }

  /// Takes over a Pix of 8 bits a pixel without a colour map.
  init(owning pix: UnsafeMutablePointer<Pix>, dpi: Double, isBilevel: Bool = false) {
    self.pix = pix
    self.isBilevel = isBilevel
    self.dpi = dpi
    let resolution = Int32(dpi.rounded())
    pixSetResolution(pix, resolution, resolution)
  }

  /// Makes a grey image from rows of 32-bit pixels: blue, green, red, nothing.
  init(bgrx: UnsafeRawPointer, width: Int, height: Int, stride: Int, dpi: Double) throws(ReadingError) {
    guard let pix = pixCreateNoInit(Int32(width), Int32(height), 8), let target = pixGetData(pix) else {
      throw .page("no memory for its image")
    }
    let wordsPerLine = Int(pixGetWpl(pix))
    for y in 0..<height {
      let source = (bgrx + y * stride).assumingMemoryBound(to: UInt32.self)
      let row = target + y * wordsPerLine
      var x = 0
      // Leptonica packs four pixels a word, the leftmost in the highest byte.
      while x + 4 <= width {
        row[x >> 2] =
          GreyImage.luminance(source[x]) << 24 | GreyImage.luminance(source[x + 1]) << 16
          | GreyImage.luminance(source[x + 2]) << 8 | GreyImage.luminance(source[x + 3])
        x += 4
      }
      if x < width {
        var word: UInt32 = 0
        for offset in 0..<(width - x) {
          word |= GreyImage.luminance(source[x + offset]) << UInt32(24 - 8 * offset)
        }
        row[x >> 2] = word
      }
    }
    self.init(owning: pix, dpi: dpi)
  }

  deinit {
    var pointer: UnsafeMutablePointer<Pix>? = pix
    pixDestroy(&pointer)
  }

  static func luminance(_ pixel: UInt32) -> UInt32 {
    (((pixel >> 16) & 0xFF) * 77 + ((pixel >> 8) & 0xFF) * 150 + (pixel & 0xFF) * 29) >> 8
  }

  /// The image turned clockwise by quarters of a circle; nil where there is no memory for it.
  func turned(quarters: Int) -> GreyImage? {
    pixRotateOrth(pix, Int32(quarters)).map { GreyImage(owning: $0, dpi: dpi) }
  }

  /// The image with every pixel the mean of its neighbourhood of three by three; nil where there is no memory.
  func smoothed() -> GreyImage? {
    pixBlockconvGray(pix, nil, 1, 1).map { GreyImage(owning: $0, dpi: dpi) }
  }

  /// What the greys of an image tell of it.
  struct Tones {
    /// The share of pixels much darker than the paper, 0 to 1.
    var ink = 0.0
    /// The commonest grey: the paper's.
    var paper = 255
    /// Whether the scanner knew black and white only.
    var isBlackAndWhite = false
  }

  /// Looks at the greys; a margin of one fortieth is left out.
  ///
  /// Paper is the commonest grey; ink is darker than that by 70 levels of 255. One pixel in four of each
  /// direction is looked at.
  var tones: Tones {
    guard let data = pixGetData(pix) else { return Tones() }
    let wordsPerLine = Int(pixGetWpl(pix))
    var histogram = [Int](repeating: 0, count: 256)
    for y in stride(from: height / 40, to: height - height / 40, by: 4) {
      for word in (width / 160)..<max(width / 160, width / 4 - width / 160) {
        histogram[Int(data[y * wordsPerLine + word] >> 24)] += 1
      }
    }
    let total = histogram.reduce(0, +)
    guard total > 0, let commonest = histogram.max(), let paper = histogram.firstIndex(of: commonest) else {
      return Tones()
    }
    let ink = histogram[..<max(0, paper - 70)].reduce(0, +)
    // Black and white, averaged to a coarser resolution, gives a handful of greys; a camera or JPEG gives all.
    let levels = histogram.count { $0 * 20_000 > total }
    return Tones(
      ink: Double(ink) / Double(total), paper: paper,
      isBlackAndWhite: paper == 255 && (isBilevel || levels <= GreyImage.fewLevels))
  }
}
