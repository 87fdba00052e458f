import CTesseract
import Foundation

@testable import Scanning

/// A grey image in plain bytes, and the files it can be written as.
struct GreySample {
  var width: Int
  var height: Int
  /// Row by row, one byte a pixel, 255 white.
  var pixels: [UInt8]

  /// The first page of a PDF as the reader draws it.
  static func drawn(_ page: PDFSample.Page, dpi: Int) throws -> GreySample {
    let file = try PDFFile(PDFSample(pages: [page]).data)
    let image = try file.page(at: 0).render(dpi: dpi, megapixels: 20, buffer: DrawingBuffer())
    var pixels: [UInt8] = []
    pixels.reserveCapacity(image.width * image.height)
    for y in 0..<image.height {
      for x in 0..<image.width {
        var value: UInt32 = 0
        pixGetPixel(image.pix, Int32(x), Int32(y), &value)
        pixels.append(UInt8(value))
      }
    }
    return GreySample(width: image.width, height: image.height, pixels: pixels)
  }

  /// The image turned clockwise by a quarter.
  var turned: GreySample {
    var turned = GreySample(width: height, height: width, pixels: pixels)
    for y in 0..<width {
      for x in 0..<height { turned.pixels[y * height + x] = pixels[(height - 1 - x) * width + y] }
    }
    return turned
  }

  /// A PNG without compression.
  var png: Data {
    var rows: [UInt8] = []
    for y in 0..<height { rows += [0] + pixels[(y * width)..<((y + 1) * width)] }
    var stream: [UInt8] = [0x78, 0x01]
    var place = 0
    while place < rows.count {
      let block = rows[place..<min(place + 65_535, rows.count)]
      place += block.count
      let length = UInt16(block.count)
      stream.append(place == rows.count ? 1 : 0)
      stream += [UInt8(length & 0xFF), UInt8(length >> 8), UInt8(~length & 0xFF), UInt8(~length >> 8)]
      stream += block
    }
    stream += Self.bigEndian(Self.adler32(rows))
    let header = Self.bigEndian(UInt32(width)) + Self.bigEndian(UInt32(height)) + [8, 0, 0, 0, 0]
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    for (name, content) in [("IHDR", header), ("IDAT", stream), ("IEND", [])] {
      let named = Array(name.utf8) + content
      file += Self.bigEndian(UInt32(content.count)) + named + Self.bigEndian(Self.crc32(named))
    }
    return Data(file)
  }

  /// A TIFF of several pages without compression, its resolution stated.
  static func tiff(_ pages: [GreySample], dpi: Int) -> Data {
    var file = Data([0x49, 0x49, 0x2A, 0x00])
    func append(_ value: UInt32) {
      file.append(contentsOf: [0, 8, 16, 24].map { UInt8((value >> UInt32($0)) & 0xFF) })
    }
    append(8)
    for (index, page) in pages.enumerated() {
      let directory = UInt32(file.count)
      // 11 entries of 12 bytes, their count before and the next directory after, then the fraction, the pixels.
      let fraction = directory + 2 + 11 * 12 + 4
      let strip = fraction + 8
      let end = strip + UInt32(page.pixels.count)
      file.append(contentsOf: [11, 0])
      let entries: [(tag: UInt8, high: UInt8, kind: UInt8, value: UInt32)] = [
        (0x00, 1, 4, UInt32(page.width)), (0x01, 1, 4, UInt32(page.height)), (0x02, 1, 3, 8), (0x03, 1, 3, 1),
        (0x06, 1, 3, 1), (0x11, 1, 4, strip), (0x16, 1, 4, UInt32(page.height)),
        (0x17, 1, 4, UInt32(page.pixels.count)), (0x1A, 1, 5, fraction), (0x1B, 1, 5, fraction),
        (0x28, 1, 3, 2),
      ]
      for entry in entries {
        file.append(contentsOf: [entry.tag, entry.high, entry.kind, 0])
        append(1)
        append(entry.value)
      }
      append(index == pages.count - 1 ? 0 : end)
      append(UInt32(dpi))
      append(1)
      file.append(contentsOf: page.pixels)
    }
    return file
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8((value >> UInt32($0)) & 0xFF) }
  }

  private static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var (a, b) = (UInt32(1), UInt32(0))
    for byte in bytes {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return b << 16 | a
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
