import CTesseract

extension GreyImage {
  /// By how many degrees the image is to be turned clockwise for its lines to lie level; 0 where that is not sure.
  ///
  /// - Parameter paper: the commonest grey.
  func skew(paper: Int) -> Double {
    guard let binary = pixThresholdToBinary(pix, Int32(max(1, paper - 60))) else { return 0 }
    var toRelease: UnsafeMutablePointer<Pix>? = binary
    defer { pixDestroy(&toRelease) }
    var (angle, confidence) = (Float(0), Float(0))
    guard pixFindSkewSweepAndSearch(binary, &angle, &confidence, 4, 2, 7, 1, 0.01) == 0,
      confidence >= GreyImage.sureSkew
    else { return 0 }
    return Double(angle)
  }

  /// The image turned clockwise by some degrees about its middle, its size kept; nil where there is no memory.
  func rotated(degrees: Double, paper: Int) -> GreyImage? {
    pixRotateAMGray(pix, Float(degrees * .pi / 180), UInt8(paper)).map { GreyImage(owning: $0, dpi: dpi) }
  }

  /// The image with every pixel the middle value of its neighbourhood, which takes specks away and keeps edges; nil
  /// where there is no memory.
  ///
  /// - Parameter side: how many pixels the neighbourhood has in each direction.
  func withoutSpecks(side: Int) -> GreyImage? {
    pixMedianFilter(pix, Int32(side), Int32(side)).map { GreyImage(owning: $0, dpi: dpi) }
  }

  /// Another owner of the same pixels.
  func shared() -> GreyImage { GreyImage(owning: pixClone(pix), dpi: dpi, isBilevel: isBilevel) }

  /// The part of the image between two columns; nil where there is no memory.
  func part(columns: Range<Int>) -> GreyImage? {
    var box = boxCreate(Int32(columns.lowerBound), 0, Int32(columns.count), Int32(height))
    defer { boxDestroy(&box) }
    return pixClipRectangle(pix, box, nil).map { GreyImage(owning: $0, dpi: dpi) }
  }

  /// Whether there is something darker than its surroundings, though not much darker: faint print, or dirt.
  ///
  /// Looked at in a quarter of the size, where noise is averaged away.
  var hasFaintInk: Bool {
    guard let small = pixScaleAreaMap(pix, 0.25, 0.25) else { return false }
    var toRelease: UnsafeMutablePointer<Pix>? = small
    defer { pixDestroy(&toRelease) }
    guard let light = pixDilateGray(small, 15, 15) else { return false }
    var lightToRelease: UnsafeMutablePointer<Pix>? = light
    defer { pixDestroy(&lightToRelease) }
    guard let depth = pixSubtractGray(nil, light, small), let dark = pixThresholdToBinary(depth, 24) else {
      return false
    }
    var rest: [UnsafeMutablePointer<Pix>?] = [depth, dark]
    defer { for index in rest.indices { pixDestroy(&rest[index]) } }
    var level: Int32 = 0
    // The threshold sets what is below it: what is left is deeper than its surroundings.
    pixCountPixels(dark, &level, nil)
    let total = Int(pixGetWidth(dark)) * Int(pixGetHeight(dark))
    return Double(total - Int(level)) > GreyImage.faintInk * Double(total)
  }

  /// The column between two pages that lie side by side; nil where the image is not made so.
  ///
  /// The sheet lies across, and between its middle and both texts stands nothing but the shadow of the fold.
  ///
  /// - Parameter paper: the commonest grey.
  func fold(paper: Int) -> Int? {
    guard Double(width) > 1.15 * Double(height), let small = pixScaleAreaMap(pix, 0.25, 0.25) else {
      return nil
    }
    var toRelease: UnsafeMutablePointer<Pix>? = small
    defer { pixDestroy(&toRelease) }
    guard let binary = pixThresholdToBinary(small, Int32(max(1, paper - 60))) else { return nil }
    var binaryToRelease: UnsafeMutablePointer<Pix>? = binary
    defer { pixDestroy(&binaryToRelease) }
    var counts = pixCountPixelsByColumn(binary)
    defer { numaDestroy(&counts) }
    let columns = Int(numaGetCount(counts))
    let rows = Double(pixGetHeight(binary))
    let ink = (0..<columns).map { column -> Double in
      var value: Float = 0
      numaGetFValue(counts, Int32(column), &value)
      return Double(value) / rows
    }
    // Free of print, or dark from top to bottom.
    let isFree = ink.map { $0 < 0.004 || $0 > 0.5 }
    let middle = Double(columns) / 2
    var best = 0..<0
    var start = 0
    for column in 0...columns where column == columns || !isFree[column] {
      let run = start..<column
      start = column + 1
      if Double(run.lowerBound) < 1.1 * middle, Double(run.upperBound) > 0.9 * middle, run.count > best.count
      {
        best = run
      }
    }
    guard Double(best.count) > 0.03 * Double(columns) else { return nil }
    let (left, right) = (ink[..<best.lowerBound].reduce(0, +), ink[best.upperBound...].reduce(0, +))
    guard min(left, right) > 0.15 * max(left, right) else { return nil }
    // The fold's shadow, where there is one, belongs to neither page.
    return 4 * ((best.lowerBound + best.upperBound) / 2)
  }

  /// Leptonica's measure from which a skew is sure.
  private static let sureSkew: Float = 3
  /// The share of an image that faint print takes at least.
  private static let faintInk = 0.000_3
}
