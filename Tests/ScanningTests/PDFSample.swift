import Foundation

/// PDFs written by hand, small enough to see through.
struct PDFSample {
  /// One page: what is drawn on it, and its size in points.
  struct Page {
    var content = ""
    var width = 595.0
    var height = 842.0
    var image: GreySample?
  }

  var pages: [Page] = []
  var information = ""
  var trailer = ""
  /// More objects: their bodies, which get the numbers after the pages'.
  var kids: String?

  /// A page of text lines in Helvetica, each with its place from the lower left corner.
  static func page(_ lines: [(x: Double, y: Double, text: String)], size: Double = 12) -> Page {
    let shown = lines.map { "BT /F1 \(size) Tf \($0.x) \($0.y) Td (\(escaped($0.text))) Tj ET" }
    return Page(content: shown.joined(separator: "\n"))
  }

  /// A page that is one image and nothing else.
  static func page(image: GreySample, width: Double, height: Double) -> Page {
    Page(content: "q \(width) 0 0 \(height) 0 0 cm /I1 Do Q", width: width, height: height, image: image)
  }

  /// The file's bytes, text in Latin-1.
  var data: Data {
    var body = Data("%PDF-1.4\n".utf8)
    var offsets: [Int] = []
    func add(_ object: Data) {
      offsets.append(body.count)
      body.append(Data("\(offsets.count) 0 obj\n".utf8) + object + Data("\nendobj\n".utf8))
    }
    func add(_ object: String) { add(Data(latin1: object)) }
    // 1 catalogue, 2 tree, 3 font, 4 information, then page, content and image for each page.
    let references = pages.indices.map { "\(5 + 3 * $0) 0 R" }.joined(separator: " ")
    add("<< /Type /Catalog /Pages 2 0 R >>")
    add("<< /Type /Pages /Kids [\(kids ?? references)] /Count \(max(pages.count, kids == nil ? 0 : 1)) >>")
    add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    add("<< \(information) >>")
    for (index, page) in pages.enumerated() {
      let number = 5 + 3 * index
      add(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(page.width) \(page.height)] /Contents \(number + 1) 0 R "
          + "/Resources << /Font << /F1 3 0 R >> /XObject << /I1 \(number + 2) 0 R >> >> >>")
      add("<< /Length \(Data(latin1: page.content).count) >>\nstream\n\(page.content)\nendstream")
      let image = page.image ?? GreySample(width: 1, height: 1, pixels: [255])
      add(
        Data(
          ("<< /Type /XObject /Subtype /Image /Width \(image.width) /Height \(image.height) "
            + "/ColorSpace /DeviceGray /BitsPerComponent 8 /Length \(image.pixels.count) >>\nstream\n").utf8)
          + Data(image.pixels) + Data("\nendstream".utf8))
    }
    let start = body.count
    body.append(Data("xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n".utf8))
    for offset in offsets {
      let digits = String(offset)
      let padded = String(repeating: "0", count: 10 - digits.count) + digits
      body.append(Data("\(padded) 00000 n \n".utf8))
    }
    let root = "trailer\n<< /Size \(offsets.count + 1) /Root 1 0 R /Info 4 0 R \(trailer) >>\n"
    body.append(Data((root + "startxref\n\(start)\n%%EOF\n").utf8))
    return body
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("(", with: "\\(").replacing(")", with: "\\)")
  }
}

extension Data {
  /// The bytes of a text in Latin-1, which must hold it.
  init(latin1 text: String) {
    self.init(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
  }
}
