import CPoppler
import Foundation

/// One open page of a PDF: owner of Poppler's page.
struct PDFPage: ~Copyable {
  let handle: OpaquePointer

  init(owning handle: OpaquePointer) {
    self.handle = handle
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(handle))
  }

  /// The page's size as seen, in points.
  var size: (width: Double, height: Double) {
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(handle, &width, &height)
    return (width, height)
  }

  /// The part of the page that is seen, in the page's own space, before any rotation.
  var crop: Area {
    var box = PopplerRectangle()
    poppler_page_get_crop_box(handle, &box)
    return Area(left: box.x1, bottom: box.y1, right: box.x2, top: box.y2)
  }

  /// The share of the page that images cover, 0 to 1, by a grid of 64 x 64 points.
  var imageCoverage: Double {
    // The mapping's rectangles are in the page's own space, before any rotation.
    let (width, height) = (crop.width, crop.height)
    guard width > 0, height > 0, let mapping = poppler_page_get_image_mapping(handle) else { return 0 }
    defer { poppler_page_free_image_mapping(mapping) }
    // Of a page turned by 90 or 270 degrees Poppler gives them shifted off the page: they are slid back.
    let isTurned = (width < height) != (size.width < size.height)
    let side = 64
    var covered = [Bool](repeating: false, count: side * side)
    var next: UnsafeMutablePointer<GList>? = mapping
    while let node = next {
      next = node.pointee.next
      guard let image = node.pointee.data?.assumingMemoryBound(to: PopplerImageMapping.self) else { continue }
      let area = image.pointee.area
      let columns = PDFPage.cells(area.x1 / width, area.x2 / width, side: side, slides: isTurned)
      let rows = PDFPage.cells(area.y1 / height, area.y2 / height, side: side, slides: isTurned)
      for row in rows { for column in columns { covered[row * side + column] = true } }
    }
    return Double(covered.count { $0 }) / Double(side * side)
  }

  /// The grid's cells whose centres lie between two shares of an edge, slid onto the edge if asked for.
  private static func cells(_ first: Double, _ second: Double, side: Int, slides: Bool) -> Range<Int> {
    guard first.isFinite, second.isFinite else { return 0..<0 }
    var (from, to) = (min(first, second), max(first, second))
    if slides {
      let start = max(0, min(from, 1 - (to - from)))
      (from, to) = (start, start + to - from)
    }
    func cell(_ share: Double) -> Int { Int((min(max(share, 0), 1) * Double(side)).rounded()) }
    return cell(from)..<cell(to)
  }

  /// Draws the page in grey on white.
  ///
  /// - Parameters:
  ///   - dpi: the resolution wished for; lowered where the page is larger than
  ///     paper is or would have more pixels than allowed.
  ///   - megapixels: how many millions of pixels are allowed.
  ///   - isScan: whether an image covers the page. It is drawn half as fine again, about as fine as scanners make it,
  ///     and scaled down here: cairo averages the pixels of finer images four times as slowly.
  ///   - buffer: where it is drawn.
  func render(dpi: Int, megapixels: Double, isScan: Bool = false, buffer: DrawingBuffer) throws(ReadingError)
    -> GreyImage
  {
    guard isScan, dpi <= PDFPage.coarse else {
      return try draw(dpi: Double(dpi), megapixels: megapixels, buffer: buffer)
    }
    return try draw(dpi: 1.5 * Double(dpi), megapixels: megapixels, isReduced: true, buffer: buffer)
  }

  /// The resolution up to which scans are drawn finer than they are read.
  private static let coarse = 250

  private func draw(dpi: Double, megapixels: Double, isReduced: Bool = false, buffer: DrawingBuffer)
    throws(ReadingError) -> GreyImage
  {
    let (width, height) = size
    guard width >= 1, height >= 1, width.isFinite, height.isFinite else {
      throw .page("its size is \(width) x \(height) points")
    }
    // No minutes are that large: the scanner's software misstated the resolution, and the page is an A4.
    let longest = max(width, height) / 72
    let wished = longest > GreyImage.longestPaper ? dpi * GreyImage.usualPaper / longest : dpi
    let limit = min(
      (megapixels * 1_000_000 / (width * height)).squareRoot(),
      Double(GreyImage.longestEdge) / max(width, height))
    let scale = min(wished / 72, limit)
    let columns = max(1, Int32((width * scale).rounded(.down)))
    let rows = max(1, Int32((height * scale).rounded(.down)))
    let stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, columns)
    guard stride > 0, let pixels = buffer.bytes(Int(stride) * Int(rows)),
      let surface = cairo_image_surface_create_for_data(pixels, CAIRO_FORMAT_RGB24, columns, rows, stride)
    else { throw .page("no memory for its image") }
    defer { cairo_surface_destroy(surface) }
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else { throw .page(String(cString: cairo_status_to_string(status))) }

    let context = cairo_create(surface)
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, scale, scale)
    // Drawn for a printer, an image of finer resolution would lose pixels instead of being averaged.
    poppler_page_render(handle, context)
    let drawn = cairo_status(context)
    cairo_destroy(context)
    guard drawn == CAIRO_STATUS_SUCCESS else { throw .page(String(cString: cairo_status_to_string(drawn))) }
    cairo_surface_flush(surface)
    if isReduced, columns >= 3, rows >= 3 {
      return try GreyImage(
        reducing: UnsafeRawPointer(pixels), width: Int(columns), height: Int(rows),
        stride: Int(stride), dpi: scale * 72)
    }
    return try GreyImage(
      bgrx: UnsafeRawPointer(pixels), width: Int(columns), height: Int(rows),
      stride: Int(stride), dpi: scale * 72)
  }
}
