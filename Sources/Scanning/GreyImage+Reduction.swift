import CTesseract
import Foundation

extension GreyImage {
  /// Makes a grey image of two thirds the size from rows of 32-bit pixels: blue, green, red, nothing.
  init(reducing bgrx: UnsafeRawPointer, width: Int, height: Int, stride: Int, dpi: Double)
    throws(ReadingError)
  {
    try self.init(twoThirdsOf: width, height, dpi: dpi) { y, row in
      let source = (bgrx + y * stride).assumingMemoryBound(to: UInt32.self)
      for x in 0..<width { row[x] = UInt16(truncatingIfNeeded: GreyImage.luminance(source[x])) }
    }
  }

  /// The image at two thirds the size.
  func reducedToTwoThirds() throws(ReadingError) -> GreyImage {
    guard let data = pixGetData(pix) else { throw .page("no memory for its image") }
    let (wordsPerLine, width) = (Int(pixGetWpl(pix)), width)
    return try GreyImage(twoThirdsOf: width, height, dpi: dpi) { y, row in
      let source = data + y * wordsPerLine
      // Leptonica packs four pixels a word, the leftmost in the highest byte.
      for word in 0..<(width / 4) {
        let value = source[word]
        row[4 * word] = UInt16(truncatingIfNeeded: value >> 24)
        row[4 * word + 1] = UInt16(truncatingIfNeeded: (value >> 16) & 0xFF)
        row[4 * word + 2] = UInt16(truncatingIfNeeded: (value >> 8) & 0xFF)
        row[4 * word + 3] = UInt16(truncatingIfNeeded: value & 0xFF)
      }
      for x in (width & ~3)..<width {
        row[x] = UInt16(truncatingIfNeeded: (source[x >> 2] >> UInt32(24 - 8 * (x & 3))) & 0xFF)
      }
    }
  }

  /// Makes an image of two thirds the size, each pixel the mean of one and a half by one and a half.
  ///
  /// - Parameter read: puts the greys of a row into the room given.
  private init(
    twoThirdsOf width: Int, _ height: Int, dpi: Double, read: (Int, UnsafeMutablePointer<UInt16>) -> Void
  ) throws(ReadingError) {
    let (columns, rows) = (width / 3, height / 3)
    guard let pix = pixCreateNoInit(Int32(2 * columns), Int32(2 * rows), 8), let target = pixGetData(pix)
    else { throw .page("no memory for its image") }
    let wordsPerLine = Int(pixGetWpl(pix))
    let room = UnsafeMutablePointer<UInt16>.allocate(capacity: 3 * width)
    defer { room.deallocate() }
    let (top, middle, bottom) = (room, room + width, room + 2 * width)
    for row in 0..<rows {
      read(3 * row, top)
      read(3 * row + 1, middle)
      read(3 * row + 2, bottom)
      // Three pixels become two: the outer ones count twice as much as the one they share.
      for x in 0..<width {
        top[x] = 2 * top[x] + middle[x]
        bottom[x] = 2 * bottom[x] + middle[x]
      }
      for (line, source) in [(2 * row, top), (2 * row + 1, bottom)] {
        GreyImage.pack(source, columns: columns, into: target + line * wordsPerLine)
      }
    }
    self.init(owning: pix, dpi: dpi / 1.5)
  }

  /// Makes two pixels of each three of a row, and packs them.
  private static func pack(
    _ source: UnsafeMutablePointer<UInt16>, columns: Int, into target: UnsafeMutablePointer<UInt32>
  ) {
    func pair(_ column: Int) -> UInt32 {
      let (left, shared, right) = (
        UInt32(source[3 * column]), UInt32(source[3 * column + 1]), UInt32(source[3 * column + 2])
      )
      return ((2 * left + shared) / 9) << 8 | ((2 * right + shared) / 9)
    }
    for word in 0..<(columns / 2) { target[word] = pair(2 * word) << 16 | pair(2 * word + 1) }
    if !columns.isMultiple(of: 2) { target[columns / 2] = pair(columns - 1) << 16 }
  }

  /// Decodes the JPEG that covers a page to grey, near the resolution wished for.
  ///
  /// - Returns: nil where it is damaged or not what the PDF says, or where its resolution is no simple multiple of the
  ///   one wished for: it is drawn then.
  static func decoded(_ scan: PageImages.Scan, dpi wished: Int, megapixels: Double) -> GreyImage? {
    let times = scan.dpi / Double(wished)
    guard let reduction = Reduction(times: times),
      Double(scan.width) * Double(scan.height) <= megapixels * 1_000_000,
      max(scan.width, scan.height) <= longestEdge,
      Double(max(scan.width, scan.height)) / scan.dpi <= longestPaper
    else { return nil }
    var warnings: Int32 = 0
    let decoded = scan.jpeg.withUnsafeBytes { bytes -> UnsafeMutablePointer<Pix>? in
      let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
      var (width, height, colours, isYCCK, isCMYK) = (Int32(0), Int32(0), Int32(0), Int32(0), Int32(0))
      guard readHeaderMemJpeg(start, bytes.count, &width, &height, &colours, &isYCCK, &isCMYK) == 0,
        Int(width) == scan.width, Int(height) == scan.height, colours == 1 || colours == 3, isCMYK == 0
      else { return nil }
      return pixReadMemJpeg(start, bytes.count, 0, 1, &warnings, Int32(L_JPEG_READ_LUMINANCE))
    }
    guard let pix = decoded else { return nil }
    let image = GreyImage(owning: pix, dpi: scan.dpi)
    guard warnings == 0, pixGetDepth(image.pix) == 8, pixGetColormap(image.pix) == nil else { return nil }
    return image.reduced(reduction, quarters: scan.quarters)
  }

  /// How an image is brought near the resolution that is read.
  private enum Reduction {
    case twoThirds, half, third
    /// Made larger, then brought to two thirds: what is as coarse as it is read, or coarser, reads better smoothed.
    case enlarged(by: Float)

    init?(times: Double) {
      switch times {
      case 0.72...0.78: self = .enlarged(by: 2)
      case 0.93...1.07: self = .enlarged(by: 1.5)
      case 1.4...1.6: self = .twoThirds
      case 1.9...2.1: self = .half
      case 2.8...3.2: self = .third
      default: return nil
      }
    }
  }

  private consuming func reduced(_ reduction: Reduction, quarters: Int) -> GreyImage? {
    var image = self
    switch reduction {
    case .half: break
    case .twoThirds, .third, .enlarged:
      if case .enlarged(let times) = reduction {
        guard let next = pixScaleGrayLI(image.pix, times, times) else { return nil }
        image = GreyImage(owning: next, dpi: image.dpi * Double(times))
      }
      guard let next = try? image.reducedToTwoThirds() else { return nil }
      image = next
    }
    switch reduction {
    case .twoThirds, .enlarged: break
    case .half, .third:
      guard let next = pixScaleAreaMap2(image.pix) else { return nil }
      image = GreyImage(owning: next, dpi: image.dpi / 2)
    }
    if quarters > 0 { return image.turned(quarters: quarters) }
    return image
  }
}
