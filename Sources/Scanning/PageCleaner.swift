import CTesseract

/// Paints over what is dark on a page image and no print: the holes of a binder and the shadows at the edges.
///
/// Recognition takes a hole for a part of the line beside it and loses the line.
struct PageCleaner {
  /// How many pixels of the page one of the small image stands for, in each direction.
  private static let step = 4
  /// What is darker than the paper by this many of 255 levels is looked at.
  private static let dark = 60

  /// The page without them; nil where there are none, or no memory.
  ///
  /// - Parameter paper: the commonest grey.
  static func clean(_ image: borrowing GreyImage, paper: Int) -> GreyImage? {
    // A small image whose pixels are dark where most of the page's are: text falls apart, holes do not.
    guard let small = pixScaleAreaMap(image.pix, 1 / Float(step), 1 / Float(step)) else { return nil }
    let binary = pixThresholdToBinary(small, Int32(max(1, paper - dark)))
    release(small)
    guard let binary else { return nil }
    defer { release(binary) }
    var parts: UnsafeMutablePointer<Pixa>?
    guard let boxes = pixConnComp(binary, &parts, 8) else { return nil }
    var boxesToRelease: UnsafeMutablePointer<Boxa>? = boxes
    defer {
      boxaDestroy(&boxesToRelease)
      pixaDestroy(&parts)
    }
    guard let mask = pixCreateTemplate(binary) else { return nil }
    defer { release(mask) }
    let page = Sheet(
      width: Int(pixGetWidth(binary)), height: Int(pixGetHeight(binary)),
      millimetre: image.dpi / 25.4 / Double(step))
    var count = 0
    for index in 0..<boxaGetCount(boxes) {
      var (x, y, width, height) = (Int32(0), Int32(0), Int32(0), Int32(0))
      guard boxaGetBoxGeometry(boxes, index, &x, &y, &width, &height) == 0 else { continue }
      let place = Place(x: Int(x), y: Int(y), width: Int(width), height: Int(height))
      guard page.mayBeNoPrint(place), let part = pixaGetPix(parts, index, Int32(L_CLONE)) else { continue }
      defer { release(part) }
      var pixels: Int32 = 0
      pixCountPixels(part, &pixels, nil)
      guard page.isHole(place, pixels: Int(pixels)) || page.isEdge(place) else { continue }
      pixRasterop(mask, x, y, width, height, Int32(PIX_SRC | PIX_DST), part, 0, 0)
      count += 1
    }
    return count == 0 ? nil : painted(image, mask, paper)
  }

  /// The image with the paper's grey where the small mask is set, and a little around it.
  private static func painted(
    _ image: borrowing GreyImage, _ mask: UnsafeMutablePointer<Pix>, _ paper: Int
  ) -> GreyImage? {
    guard let wide = pixDilateBrick(nil, mask, 3, 3) else { return nil }
    defer { release(wide) }
    guard let large = pixExpandReplicate(wide, Int32(step)) else { return nil }
    defer { release(large) }
    guard let copy = pixCopy(nil, image.pix) else { return nil }
    guard pixSetMasked(copy, large, UInt32(paper)) == 0 else {
      release(copy)
      return nil
    }
    return GreyImage(owning: copy, dpi: image.dpi, isBilevel: image.isBilevel)
  }

  private static func release(_ pix: UnsafeMutablePointer<Pix>?) {
    var pointer = pix
    pixDestroy(&pointer)
  }

  /// A dark part's place on the small image.
  struct Place {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
  }

  /// The small image: its size, and how many of its pixels a millimetre has.
  struct Sheet {
    var width: Int
    var height: Int
    var millimetre: Double

    /// Whether a part is worth counting its pixels: larger than letters are.
    func mayBeNoPrint(_ place: Place) -> Bool {
      Double(max(place.width, place.height)) >= 3.5 * millimetre
    }

    /// Whether a part is round, as large as a binder's hole, and near an edge.
    func isHole(_ place: Place, pixels: Int) -> Bool {
      let (wide, high) = (Double(place.width) / millimetre, Double(place.height) / millimetre)
      guard (3.5...9).contains(wide), (3.5...9).contains(high), (0.75...1.33).contains(wide / high) else {
        return false
      }
      // A disc fills 79 % of its square; a stamp's ring, a capital and a square do not.
      let fill = Double(pixels) / Double(place.width * place.height)
      guard (0.68...0.9).contains(fill) else { return false }
      let edge = 22 * millimetre
      let (x, y) = (Double(place.x) + Double(place.width) / 2, Double(place.y) + Double(place.height) / 2)
      return x < edge || x > Double(width) - edge || y < edge || y > Double(height) - edge
    }

    /// Whether a part lies along an edge of the image and is a shadow: long, and touching the edge.
    func isEdge(_ place: Place) -> Bool {
      let (right, bottom) = (place.x + place.width, place.y + place.height)
      let touchesSide = place.x <= 1 || right >= width - 1
      let touchesEnd = place.y <= 1 || bottom >= height - 1
      let longSide = Double(place.height) > 40 * millimetre && Double(place.width) < 15 * millimetre
      let longEnd = Double(place.width) > 40 * millimetre && Double(place.height) < 15 * millimetre
      return touchesSide && longSide || touchesEnd && longEnd
    }
  }
}
