public import Foundation
import Minutes

extension Transcript {
  /// The transcript as hOCR, well-formed as XML, all pages in one file.
  ///
  /// A corrected word keeps what was read in `data-original`: programs that make searchable PDFs take every
  /// character inside the word for its text.
  public var hocr: Data {
    var html = MarkupText()
    html.raw("<!DOCTYPE html>")
    html.begin("html", [("xmlns", "http://www.w3.org/1999/xhtml"), ("lang", "sv"), ("xml:lang", "sv")])
    html.begin("head")
    html.element("title", [], path)
    html.empty("meta", [("charset", "utf-8")])
    html.empty("meta", [("name", "ocr-system"), ("content", "Justera \(Justera.version)")])
    html.empty(
      "meta",
      [("name", "ocr-capabilities"), ("content", "ocr_page ocr_carea ocr_par ocr_line ocrx_word")])
    html.end()
    html.begin("body")
    for (page, words) in zip(pages, entries) { add(page, words, to: &html) }
    html.end()
    html.end()
    return Data(html.text.utf8)
  }

  private func add(_ page: Page, _ words: [[Entry]], to html: inout MarkupText) {
    // The name stands in quotes of its own within the title.
    let name = path.replacing("\"", with: "'")
    var title = "image \"\(name)\"; bbox 0 0 \(page.width) \(page.height); ppageno \(page.number - 1)"
    if let dpi = page.dpi { title += "; scan_res \(Int(dpi.rounded())) \(Int(dpi.rounded()))" }
    html.begin("div", [("class", "ocr_page"), ("id", "page_\(page.number)"), ("title", title)])
    for (number, block) in page.placedBlocks.enumerated() {
      guard let first = block.first?.box else { continue }
      let box = block.dropFirst().reduce(first) { $0.union($1.box) }
      let id = "\(page.number)_\(number + 1)"
      html.begin("div", [("class", "ocr_carea"), ("id", "block_\(id)"), ("title", Transcript.bbox(box))])
      html.begin("p", [("class", "ocr_par"), ("id", "par_\(id)"), ("title", Transcript.bbox(box))])
      for (index, _, box) in block {
        html.begin(
          "span",
          [
            ("class", "ocr_line"), ("id", "line_\(page.number)_\(index + 1)"),
            ("title", Transcript.bbox(box)),
          ])
        for (count, entry) in words[index].enumerated() {
          guard let box = entry.word.box else { continue }
          var title = Transcript.bbox(box)
          if let confidence = entry.word.confidence {
            title += "; x_wconf \(Int((confidence * 100).rounded()))"
          }
          var attributes = [
            ("class", "ocrx_word"), ("id", "word_\(page.number)_\(index + 1)_\(count + 1)"), ("title", title),
          ]
          if let original = entry.original { attributes.append(("data-original", original)) }
          html.element("span", attributes, entry.word.text)
        }
        html.end()
      }
      html.end()
      html.end()
    }
    html.end()
  }

  private static func bbox(_ box: Box) -> String {
    "bbox \(box.left) \(box.top) \(box.right) \(box.bottom)"
  }
}
