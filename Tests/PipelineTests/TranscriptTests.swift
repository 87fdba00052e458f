import Correction
import Foundation
import Minutes
import Scanning
import TestSupport
import Testing

@testable import Pipeline

@Suite struct TranscriptTests {
  /// Two pages, the second with two blocks, and one correction on each.
  private func transcript() -> Transcript {
    func page(_ number: Int, _ texts: [String]) -> Page {
      let lines = texts.enumerated().map { index, text in
        var line = Line(text: text)
        line.block = text.isEmpty ? nil : index / 2
        for word in line.words.indices {
          let left = 100 + 10 * line.words[word].start
          line.words[word].box = Box(
            left: left, top: 50 * index + 10, right: left + 10 * line.words[word].text.count,
            bottom: 50 * index + 40)
          line.words[word].confidence = 0.87654
        }
        return line
      }
      return Page(
        number: number, lines: lines, width: 1000, height: 1400, dpi: 200,
        reading: PageReading(reader: .ocr, reason: "an image", confidence: 0.9))
    }
    let pages = [
      page(1, ["Motet öppnas <här> & nu"]), page(2, ["Första raden", "", "val av just erare \u{1}x"]),
    ]
    let edits = [
      Edit(
        page: 0, line: 0, range: 0..<5, replacement: "Mötet", reason: .diacritic, confidence: 1,
        state: .applied),
      Edit(
        page: 1, line: 2, range: 7..<17, replacement: "justerare", reason: .split, confidence: 1,
        state: .applied),
      Edit(
        page: 1, line: 0, range: 0..<6, replacement: "Forsta", reason: .diacritic, confidence: 0.3,
        state: .suggested),
    ]
    return Transcript(path: "a \"b\" & c.pdf", corrected: Ledger.apply(edits, to: pages), diagnostics: [])
  }

  @Test func aCorrectedWordKeepsWhatWasRead() {
    let entries = transcript().entries
    #expect(entries[0][0].map(\.original) == ["Motet", nil, nil, nil, nil])
    #expect(entries[0][0].map(\.word.text) == ["Mötet", "öppnas", "<här>", "&", "nu"])
    #expect(entries[1][0].map(\.original) == [nil, nil])
    #expect(entries[1][2].map(\.original) == [nil, nil, "just erare", nil])
  }

  @Test func whatIsWrittenAsALTOIsReadAgain() throws {
    let transcript = transcript()
    let xml = String(decoding: transcript.alto, as: UTF8.self)
    #expect(xml.contains(#"<ALTERNATIVE PURPOSE="as read">just erare</ALTERNATIVE>"#))
    #expect(xml.contains(#"CONTENT="Mötet" HPOS="100" VPOS="10" WIDTH="50" HEIGHT="30" WC="0.877""#))
    try expectSame(transcript, transcript.alto, reader: .alto)
  }

  @Test func whatIsWrittenAsHOCRIsReadAgain() throws {
    let transcript = transcript()
    let html = String(decoding: transcript.hocr, as: UTF8.self)
    #expect(html.contains(#"data-original="Motet">Mötet</span>"#))
    try expectSame(transcript, transcript.hocr, reader: .hocr)
  }

  @Test func masksPersonalNumbersWhereThatIsAsked() throws {
    let words = ["Närvarande:", "Ulla", "Brännlund", "560412-1237,", "ordförande"].enumerated().map {
      "<span class='ocrx_word' title='bbox \(100 + 150 * $0) 100 \(240 + 150 * $0) 130'>\($1)</span>"
    }
    let text = Data(
      ("<html><body><div class='ocr_page' title='bbox 0 0 1000 1400'>"
        + "<span class='ocr_line' title='bbox 100 100 900 130'>\(words.joined(separator: " "))</span>"
        + "</div></body></html>").utf8)
    for (masks, shows) in [(false, "560412-1237,"), (true, "XXXXXX-XXXX,")] {
      let configuration = try Configuration(yaml: "structure:\n  maskPersonalNumbers: \(masks)\n")
      let transcript = try Pipeline(configuration: configuration).transcript(of: text, path: "a.hocr")
      for data in [transcript.alto, transcript.hocr] {
        let written = String(decoding: data, as: UTF8.self)
        #expect(written.contains(shows))
        #expect(written.contains("560412") == !masks)
        #expect(written.contains("Brännlund"))
      }
    }
  }

  /// Reads a file again without correction, and compares words and places.
  private func expectSame(_ transcript: Transcript, _ data: Data, reader: PageReading.Reader) throws {
    let configuration = try Configuration(yaml: "correction:\n  enabled: false\n")
    let again = try Pipeline(configuration: configuration).transcript(of: data, path: "again")
    #expect(again.pages.count == transcript.pages.count)
    for (old, new) in zip(transcript.pages, again.pages) {
      let words = old.lines.flatMap(\.words)
      #expect(new.lines.flatMap(\.words).map(\.text) == words.map { $0.text.replacing("\u{1}", with: "") })
      #expect(new.lines.flatMap(\.words).map(\.box) == words.map(\.box))
      #expect((new.width, new.height) == (old.width, old.height))
      #expect(new.reading.reader == reader)
    }
  }

  @Test(.enabled(if: AltoSchema.canCheck, "xmllint is not installed"))
  func altoIsValidByItsSchema() throws {
    let alto = transcript().alto
    #expect(try AltoSchema.faults(in: alto) == nil)
    // The schema is looked at: a confidence above 1 is refused.
    let broken = String(decoding: alto, as: UTF8.self).replacing("WC=\"0.877\"", with: "WC=\"1.877\"")
    #expect(try AltoSchema.faults(in: Data(broken.utf8))?.contains("1.877") == true)
  }
}
