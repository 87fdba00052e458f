public import Foundation
import Minutes

extension Transcript {
  /// The transcript as ALTO 4.4, all pages in one file.
  ///
  /// A corrected word keeps what was read as its alternative. Words without places are left out: ALTO is about
  /// places.
  public var alto: Data {
    var xml = MarkupText()
    xml.begin(
      "alto",
      [
        ("xmlns", "http://www.loc.gov/standards/alto/ns-v4#"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        (
          "xsi:schemaLocation",
          "http://www.loc.gov/standards/alto/ns-v4# http://www.loc.gov/standards/alto/v4/alto-4-4.xsd"
        ), ("SCHEMAVERSION", "4.4"),
      ])
    xml.begin("Description")
    xml.element("MeasurementUnit", "pixel")
    xml.begin("sourceImageInformation")
    xml.element("fileName", path)
    xml.end()
    xml.begin("Processing", [("ID", "justera")])
    xml.begin("processingSoftware")
    xml.element("softwareName", "Justera")
    xml.element("softwareVersion", Justera.version)
    xml.end()
    xml.end()
    xml.end()
    xml.begin("Layout")
    for (page, words) in zip(pages, entries) { add(page, words, to: &xml) }
    xml.end()
    xml.end()
    return Data(xml.text.utf8)
  }

  private func add(_ page: Page, _ words: [[Entry]], to xml: inout MarkupText) {
    let name = "page_\(page.number)"
    var attributes = [
      ("ID", name), ("PHYSICAL_IMG_NR", "\(page.number)"), ("HEIGHT", "\(page.height)"),
      ("WIDTH", "\(page.width)"),
    ]
    if let confidence = page.reading.confidence { attributes.append(("PC", Transcript.share(confidence))) }
    xml.begin("Page", attributes)
    xml.begin(
      "PrintSpace",
      [("HPOS", "0"), ("VPOS", "0"), ("WIDTH", "\(page.width)"), ("HEIGHT", "\(page.height)")])
    for (number, block) in page.placedBlocks.enumerated() {
      let boxes = block.map(\.box)
      guard let first = boxes.first else { continue }
      let id = "\(name)_block_\(number + 1)"
      xml.begin(
        "TextBlock", [("ID", id)] + Transcript.place(boxes.dropFirst().reduce(first) { $0.union($1) }))
      for (index, _, box) in block {
        xml.begin("TextLine", [("ID", "\(name)_line_\(index + 1)")] + Transcript.place(box))
        for (count, entry) in words[index].enumerated() {
          guard let box = entry.word.box else { continue }
          if count > 0 { xml.empty("SP") }
          add(entry, box, id: "\(name)_line_\(index + 1)_word_\(count + 1)", to: &xml)
        }
        xml.end()
      }
      xml.end()
    }
    xml.end()
    xml.end()
  }

  private func add(_ entry: Entry, _ box: Box, id: String, to xml: inout MarkupText) {
    var attributes = [("ID", id), ("CONTENT", entry.word.text)] + Transcript.place(box)
    if let confidence = entry.word.confidence { attributes.append(("WC", Transcript.share(confidence))) }
    guard let original = entry.original else { return xml.empty("String", attributes) }
    xml.begin("String", attributes)
    xml.element("ALTERNATIVE", [("PURPOSE", "as read")], original)
    xml.end()
  }

  private static func place(_ box: Box) -> [(String, String)] {
    [
      ("HPOS", "\(box.left)"), ("VPOS", "\(box.top)"), ("WIDTH", "\(box.width)"),
      ("HEIGHT", "\(box.height)"),
    ]
  }

  /// A share from 0 to 1 with three decimals, the same on every machine.
  private static func share(_ value: Double) -> String {
    let thousandths = Int((min(max(value, 0), 1) * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}

extension MarkupText {
  /// Writes an element without attributes that holds characters.
  fileprivate mutating func element(_ name: String, _ content: String) { element(name, [], content) }
}
