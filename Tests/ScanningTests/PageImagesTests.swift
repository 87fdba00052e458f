import CPoppler
import CTesseract
import Foundation
import Testing

@testable import Scanning

@Suite struct PageImagesTests {
  private static let a4 = "[0 0 595.2 841.92]"
  private static let paint = "q 595.2 0 0 841.92 0 0 cm /I Do Q"
  private static let grey = "/Filter /DCTDecode /ColorSpace /DeviceGray /BitsPerComponent 8"

  /// A PDF of one page that draws one image.
  private func pdf(
    _ jpeg: Data, width: Int, height: Int, content: String = Self.paint, page: String = "",
    image: String = Self.grey
  ) -> Data {
    var body = Data("%PDF-1.5\n".utf8)
    var places: [Int] = []
    for object in [
      Data("<< /Type /Catalog /Pages 2 0 R >>".utf8),
      Data("<< /Type /Pages /Count 1 /Kids [3 0 R] >>".utf8),
      Data(
        ("<< /Type /Page /Parent 2 0 R /MediaBox \(Self.a4) /Contents 4 0 R "
          + "/Resources << /XObject << /I 5 0 R >> >> \(page) >>").utf8),
      Data("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream".utf8),
      Data(
        ("<< /Type /XObject /Subtype /Image /Width \(width) /Height \(height) \(image) "
          + "/Length \(jpeg.count) >>\nstream\n").utf8) + jpeg + Data("\nendstream".utf8),
    ] {
      places.append(body.count)
      body.append(Data("\(places.count) 0 obj\n".utf8) + object + Data("\nendobj\n".utf8))
    }
    let start = body.count
    body.append(Data("xref\n0 \(places.count + 1)\n0000000000 65535 f \n".utf8))
    for place in places {
      body.append(Data((String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n").utf8))
    }
    body.append(
      Data("trailer\n<< /Size \(places.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n".utf8))
    return body
  }

  /// A page of text as a JPEG, at 300 dots per inch.
  private func jpeg(_ dpi: Int = 300) throws -> (data: Data, width: Int, height: Int) {
    var page = PDFSample.page([(70, 700, "Protokoll"), (70, 660, "Ordföranden öppnar mötet")], size: 24)
    (page.width, page.height) = (595.2, 841.92)
    let image = try PDFFile(PDFSample(pages: [page]).data).page(at: 0).render(
      dpi: dpi, megapixels: 40, buffer: DrawingBuffer())
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    try #require(pixWriteMemJpeg(&bytes, &count, image.pix, 90, 0) == 0)
    defer { lept_free(bytes) }
    return (Data(bytes: try #require(bytes), count: count), image.width, image.height)
  }

  private func scan(_ pdf: Data) throws -> PageImages.Scan? {
    let bytes = try #require(pdf.withUnsafeBytes { g_bytes_new($0.baseAddress, gsize($0.count)) })
    defer { g_bytes_unref(bytes) }
    return try #require(PageImages(bytes)).scan(
      at: 0, crop: Area(left: 0, bottom: 0, right: 595.2, top: 841.92))
  }

  private func decodedSize(
    _ scan: PageImages.Scan, dpi: Int = 200, megapixels: Double = 20
  ) -> (width: Int, height: Int)? {
    guard let image = GreyImage.decoded(scan, dpi: dpi, megapixels: megapixels) else { return nil }
    return (image.width, image.height)
  }

  @Test(arguments: [150, 200, 300, 400, 600])
  func aPageThatIsOneImageIsDecodedToWhatDrawingGives(dpi: Int) throws {
    let (data, width, height) = try jpeg(dpi)
    let file = try PDFFile(pdf(data, width: width, height: height))
    let page = try file.page(at: 0)
    let found = try #require(try scan(pdf(data, width: width, height: height)))
    #expect(found.jpeg == data)
    #expect(abs(found.dpi - Double(dpi)) < 2)
    guard let decoded = GreyImage.decoded(found, dpi: 200, megapixels: 40) else {
      Issue.record("the image is not decoded")
      return
    }
    let drawn = try page.render(dpi: 200, megapixels: 40, isScan: true, buffer: DrawingBuffer())
    #expect(abs(decoded.width - drawn.width) <= 2 && abs(decoded.height - drawn.height) <= 2)
    #expect(abs(decoded.dpi - 200) < 2)
    var (most, sum) = (0, 0)
    for y in stride(from: 0, to: min(decoded.height, drawn.height), by: 3) {
      for x in 0..<min(decoded.width, drawn.width) {
        var (one, other) = (UInt32(0), UInt32(0))
        pixGetPixel(decoded.pix, Int32(x), Int32(y), &one)
        pixGetPixel(drawn.pix, Int32(x), Int32(y), &other)
        most = max(most, abs(Int(one) - Int(other)))
        sum += abs(Int(one) - Int(other))
      }
    }
    // At 300 dots per inch the same means are taken; elsewhere cairo's edges lie a part of a pixel off.
    #expect(most < 40 || dpi != 300, "greys differ by up to \(most)")
    #expect(Double(sum) / Double(decoded.width * decoded.height / 3) < 1)
  }

  @Test(arguments: [(90, 1), (180, 2), (-90, 3), (450, 1)])
  func aTurnedPageIsTurned(degrees: Int, quarters: Int) throws {
    let (data, width, height) = try jpeg()
    let found = try #require(
      try scan(pdf(data, width: width, height: height, page: "/Rotate \(degrees)")))
    #expect(found.quarters == quarters)
    let size = try #require(decodedSize(found))
    #expect((size.width > size.height) == !quarters.isMultiple(of: 2))
  }

  @Test(arguments: [
    "q 595.2 0 0 841.92 0 0 cm /I Do Q BT /F 12 Tf (x) Tj ET", "q 595.2 0 0 841.92 0 0 cm /I Do /I Do Q",
    "q 300 0 0 400 0 0 cm /I Do Q", "q 595.2 0 0 -841.92 0 841.92 cm /I Do Q",
    "q 0 841.92 -595.2 0 595.2 0 cm /I Do Q", "q 595.2 0 0 841.92 0 0 cm /I Do Q 0 0 100 100 re f",
    "q 595.2 0 0 cm /I Do Q", "q 595.2 0 0 841.92 0 0 cm Do Q", "", "q 1e400 0 0 1e400 0 0 cm /I Do Q",
  ])
  func aPageThatIsMoreOrLessThanOneUprightImageIsDrawn(content: String) throws {
    let (data, width, height) = try jpeg(200)
    #expect(try scan(pdf(data, width: width, height: height, content: content)) == nil)
  }

  @Test(arguments: [
    "/Filter /DCTDecode /ColorSpace /DeviceCMYK /BitsPerComponent 8",
    "/Filter /DCTDecode /ColorSpace /DeviceGray /BitsPerComponent 8 /Decode [1 0]",
    "/Filter /DCTDecode /ColorSpace /DeviceGray /BitsPerComponent 8 /SMask 5 0 R",
    "/Filter [/FlateDecode /DCTDecode] /ColorSpace /DeviceGray /BitsPerComponent 8",
    "/Filter /JPXDecode /ColorSpace /DeviceGray /BitsPerComponent 8",
    "/Filter /DCTDecode /ColorSpace [/Indexed /DeviceRGB 1 (abcdef)] /BitsPerComponent 8",
  ])
  func anUnusualImageIsDrawn(image: String) throws {
    let (data, width, height) = try jpeg(200)
    #expect(try scan(pdf(data, width: width, height: height, image: image)) == nil)
  }

  @Test(arguments: [
    "/Annots [<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] >>]", "/UserUnit 2", "/Rotate 45",
  ])
  func anUnusualPageIsDrawn(page: String) throws {
    let (data, width, height) = try jpeg(200)
    #expect(try scan(pdf(data, width: width, height: height, page: page)) == nil)
  }

  @Test func aDamagedOrLyingImageIsDrawn() throws {
    let (data, width, height) = try jpeg(200)
    let cut = try #require(try scan(pdf(data.prefix(data.count / 2), width: width, height: height)))
    #expect(decodedSize(cut, dpi: 200, megapixels: 20) == nil)
    let lying = try #require(try scan(pdf(data, width: 2 * width, height: 2 * height)))
    #expect(decodedSize(lying, dpi: 200, megapixels: 20) == nil)
    let noise = try #require(try scan(pdf(Data(repeating: 0x41, count: 500), width: width, height: height)))
    #expect(decodedSize(noise, dpi: 200, megapixels: 20) == nil)
    let large = try #require(try scan(pdf(data, width: width, height: height)))
    #expect(decodedSize(large, dpi: 200, megapixels: 1) == nil)
    #expect(decodedSize(large, dpi: 230, megapixels: 20) == nil)
  }

  @Test func whatIsOddAboutTheFileLeavesItToPoppler() throws {
    let (data, width, height) = try jpeg(200)
    let file = pdf(data, width: width, height: height)
    for odd in [file.prefix(file.count - 200), Data("%PDF-1.5\nrubbish".utf8), Data()] {
      let bytes = try #require(odd.withUnsafeBytes { g_bytes_new($0.baseAddress, gsize($0.count)) })
      defer { g_bytes_unref(bytes) }
      #expect(PageImages(bytes) == nil)
    }
  }

  @Test func classesOfCharactersAreThoseOfUnicode() {
    for scalar in (0...0x17F).compactMap(Unicode.Scalar.init) as [Unicode.Scalar] {
      let properties = scalar.properties
      #expect(scalar.isBlank == properties.isWhitespace)
      #expect(scalar.isLetter == properties.isAlphabetic)
      #expect(scalar.isLetterOrDigit == (properties.isAlphabetic || properties.numericType != nil))
      #expect(scalar.isSmall == properties.isLowercase)
      #expect(scalar.isCapital == properties.isUppercase)
    }
  }
}
