import Foundation
import Minutes
import Testing

@testable import Scanning

@Suite struct GivenWordsTests {
  private func open(_ text: String) throws -> OpenDocument {
    try DocumentReader(settings: .test).open(Data(text.utf8))
  }

  /// A row of attendance in two blocks, then a line with a hyphen, as an engine that saw columns writes them.
  private func alto(namespace: String, unit: String = "pixel", root: String = "alto") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <\(root) xmlns="\(namespace)"><Description><MeasurementUnit>\(unit)</MeasurementUnit>
    <OCRProcessing><softwareName>Läsaren 3</softwareName></OCRProcessing></Description>
    <Styles><TextStyle ID="f1" FONTSIZE="12" FONTSTYLE="bold"/></Styles>
    <Layout><Page WIDTH="1000" HEIGHT="1400"><PrintSpace>
    <TextBlock ID="a"><TextLine HPOS="100" VPOS="100" WIDTH="220" HEIGHT="30" STYLEREFS="f1">
    <String CONTENT="Åsa" WC="0.9" HPOS="100" VPOS="100" WIDTH="60" HEIGHT="30"/><SP/>
    <String CONTENT="Lindgård" WC="0.7" HPOS="180" VPOS="100" WIDTH="140" HEIGHT="30"/></TextLine>
    <TextLine HPOS="100" VPOS="150" WIDTH="200" HEIGHT="30">
    <String CONTENT="sammanträ" HPOS="100" VPOS="150" WIDTH="190" HEIGHT="30"/><HYP CONTENT="-"/></TextLine>
    <TextLine HPOS="100" VPOS="200" WIDTH="200" HEIGHT="30">
    <String CONTENT="det &amp; &#167; 4" HPOS="100" VPOS="200" WIDTH="190" HEIGHT="30"/></TextLine></TextBlock>
    <TextBlock ID="b"><TextLine HPOS="500" VPOS="101" WIDTH="200" HEIGHT="30">
    <String CONTENT="ordförande" WC="1" HPOS="500" VPOS="101" WIDTH="200" HEIGHT="30"/></TextLine></TextBlock>
    </PrintSpace></Page></Layout></\(root)>
    """
  }

  @Test(arguments: [
    "http://schema.ccs-gmbh.com/ALTO", "http://www.loc.gov/standards/alto/ns-v2#",
    "http://www.loc.gov/standards/alto/ns-v3#", "http://www.loc.gov/standards/alto/ns-v4#",
  ])
  func altoIsReadInRows(namespace: String) throws {
    let document = try open(alto(namespace: namespace))
    #expect(document.mediaType == .alto)
    #expect(document.metadata == ["producer": "Läsaren 3"])
    let page = try document.page(at: 0)
    #expect(page.text == "Åsa Lindgård  ordförande\nsammanträ-\ndet & § 4\n")
    #expect(page.reading.reader == .alto)
    #expect(page.reading.reason == "words of the ALTO file by Läsaren 3")
    #expect(abs((page.reading.confidence ?? 0) - 2.6 / 3) < 0.001)
    #expect((page.width, page.height) == (1000, 1400))
    #expect(page.lines[0].words[1].box == Box(left: 180, top: 100, right: 320, bottom: 130))
    #expect(page.lines[0].words[1].confidence == 0.7)
    #expect(page.lines[0].fontSize == 12)
  }

  @Test func altoInTenthsOfAMillimetreIsMeasuredInPixels() throws {
    let page = try open(alto(namespace: "x", unit: "mm10", root: "a:alto")).page(at: 0)
    #expect(page.dpi == 300)
    #expect((page.width, page.height) == (1181, 1654))
    #expect(page.lines[0].words[0].box?.left == 118)
  }

  @Test(arguments: ["2013-07-15", "2019-07-15"])
  func pageXMLIsRead(version: String) throws {
    let document = try open(
      """
      <?xml version="1.0"?><pc:PcGts xmlns:pc="http://schema.primaresearch.org/PAGE/gts/pagecontent/\(version)">
      <pc:Metadata><pc:Creator>Skrivaren</pc:Creator></pc:Metadata>
      <pc:Page imageFilename="a.jpg" imageWidth="1000" imageHeight="1400">
      <pc:TextRegion id="r"><pc:Coords points="90,90 700,90 700,240 90,240"/>
      <pc:TextLine id="l1"><pc:Coords points="100,100 400,110 400,140 100,130"/>
      <pc:Baseline points="100,125 400,135"/>
      <pc:Word id="w1"><pc:Coords points="100,100 200,130"/><pc:TextEquiv conf="0.8"><pc:Unicode>Paragraf</pc:Unicode></pc:TextEquiv></pc:Word>
      <pc:Word id="w2"><pc:Coords points="220,100 260,130"/>
      <pc:TextEquiv index="1"><pc:Unicode>fyra</pc:Unicode></pc:TextEquiv>
      <pc:TextEquiv index="0" conf="0.9"><pc:Unicode>fem</pc:Unicode></pc:TextEquiv></pc:Word>
      <pc:TextEquiv><pc:Unicode>Paragraf fem</pc:Unicode></pc:TextEquiv></pc:TextLine>
      <pc:TextLine id="l2"><pc:Coords points="100,200 500,230"/>
      <pc:Word id="w3"><pc:Coords points="100,200 200,230"/><pc:TextEquiv><pc:Unicode>Motet</pc:Unicode></pc:TextEquiv></pc:Word>
      <pc:TextEquiv conf="0.7"><pc:Unicode>Mötet öppnas</pc:Unicode></pc:TextEquiv></pc:TextLine>
      <pc:TextEquiv><pc:Unicode>all of it again</pc:Unicode></pc:TextEquiv></pc:TextRegion>
      </pc:Page></pc:PcGts>
      """)
    #expect(document.mediaType == .page)
    let page = try document.page(at: 0)
    // Of a word the first reading, of a line its own text, which people correct; a region's repeats its lines.
    #expect(page.lines.filter { !$0.text.isEmpty }.map(\.text) == ["Paragraf fem", "Mötet öppnas"])
    #expect(page.lines.last?.words.map(\.box?.left) == [100, 300])
    #expect(page.lines.last?.words.map(\.confidence) == [0.7, 0.7])
    #expect(page.reading.reason == "words of the PAGE XML file by Skrivaren")
  }

  @Test func aRegionWithoutLinesGivesItsText() throws {
    let page = try open(
      """
      <PcGts><Page imageWidth="10" imageHeight="10"><TextRegion><TextEquiv><Unicode>Första raden
      andra raden</Unicode></TextEquiv></TextRegion></Page></PcGts>
      """
    ).page(at: 0)
    #expect(page.text == "Första raden\nandra raden\n")
  }

  @Test func hocrIsReadWithItsPages() throws {
    let document = try open(
      """
      <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/x.dtd">
      <html><head><meta charset=utf-8><meta name='ocr-system' content='tesseract 5.3.0' />
      <style>p > b {}</style></head>
      <body><div class='ocr_page' title='image "a.tif"; bbox 0 0 800 1000; ppageno 0; scan_res 200 200'>
      <p class='ocr_par'><span class='ocr_line' title="bbox 50 50 300 80; baseline 0.01 -6">
      <span class='ocrx_word' title='bbox 50 50 120 80; x_wconf 93; x_fsize 11'><strong>M&ouml;tet</strong></span>
      <span class='ocrx_word' title='bbox 140 50 300 80; x_wconf 41'><span class="alternatives"><ins class="alt">öppnas</ins><del class="alt">oppnas</del></span></span>
      </span></p></div>
      <div class=ocr_page title="bbox 0 0 800 1000"><span class='ocr_line' title='bbox 10 10 90 30'>§&nbsp;2 Val</span><br>
      <span class='ocr_line' title='bbox 10 40 90 60'>av vem</span></div></body></html>
      """)
    #expect(document.mediaType == .hocr)
    #expect(document.pageCount == 2)
    #expect(document.diagnostics.isEmpty)
    let first = try document.page(at: 0)
    #expect(first.text == "Mötet öppnas\n")
    #expect(first.dpi == 200)
    #expect(first.lines[0].words.map(\.confidence) == [0.93, 0.41])
    #expect(first.lines[0].words[0].box == Box(left: 50, top: 50, right: 120, bottom: 80))
    #expect(try document.page(at: 1).text == "§ 2 Val\nav vem\n")
  }

  @Test func linesWithoutPlacesKeepTheFilesOrder() throws {
    let page = try open(
      "<alto><Page><TextLine><String CONTENT='b'/></TextLine><TextLine><String CONTENT='a' WC='.5'/></TextLine>"
    ).page(at: 0)
    #expect(page.text == "b\na\n")
    #expect(page.lines[1].words[0].confidence == 0.5)
  }

  @Test func entitiesAreNotExpanded() throws {
    // Ten levels of ten: ten thousand million words if anybody expanded them.
    var declarations = "<!ENTITY e0 \"ha>\">"
    for level in 1...10 {
      declarations += "<!ENTITY e\(level) '" + String(repeating: "&e\(level - 1);", count: 10) + "'>"
    }
    let document = try open(
      """
      <?xml version="1.0"?><!DOCTYPE alto [\(declarations)<!ENTITY file SYSTEM "file:///etc/passwd">]>
      <alto><Layout><Page><TextLine><String CONTENT="&e10;"/><String CONTENT="&file;"/></TextLine></Page></Layout></alto>
      """)
    let page = try document.page(at: 0)
    #expect(page.text == "&e10; &file;\n")
    #expect(document.diagnostics.map(\.id) == ["reading.entities"])
  }

  @Test func aFileCutAnywhereIsReadAsFarAsItGoes() throws {
    let whole = Array(alto(namespace: "x").utf8)
    let start = try #require(alto(namespace: "x").range(of: "<PrintSpace>"))
    let least = alto(namespace: "x").utf8.distance(
      from: alto(namespace: "x").startIndex, to: start.upperBound)
    for length in least..<(whole.count - 8) {
      let document = try DocumentReader(settings: .test).open(Data(whole.prefix(length)))
      _ = try document.page(at: 0)
    }
    let cut = try DocumentReader(settings: .test).open(Data(whole.dropLast(300)))
    #expect(try cut.page(at: 0).text.hasPrefix("Åsa Lindgård\nsamman"))
    let within = try DocumentReader(settings: .test).open(Data(whole.dropLast(3)))
    #expect(within.diagnostics.map(\.id) == ["reading.cut-off"])
  }

  @Test func deepAndAbsurdMarkupIsBounded() throws {
    let deep = String(repeating: "<TextRegion>", count: 200_000)
    let page = try open("<PcGts><Page>\(deep)<TextLine><TextEquiv><Unicode>djupt</Unicode>").page(at: 0)
    #expect(page.lines.map(\.text).joined().isEmpty || page.text == "djupt\n")
    let odd = try open(
      """
      <alto><Layout><Page WIDTH="1e400" HEIGHT="-5"><TextLine HPOS="nan" VPOS="1e300" WIDTH="0" HEIGHT="inf">
      <String CONTENT="rad" HPOS="1" VPOS="1" WIDTH="0" HEIGHT="9"/></TextLine></Page></Layout></alto>
      """
    ).page(at: 0)
    #expect(odd.text == "rad\n")
  }

  @Test func otherMarkupIsStillRefused() {
    for text in ["<html><body><p>Hej</p></body></html>", "<?xml version='1.0'?><rss></rss>"] {
      #expect(throws: ReadingError.self) { try open(text) }
    }
  }

  @Test(arguments: ["<PcGts></PcGts>", "<alto/>", "<html><body class='ocr'></body></html>"])
  func aFileWithoutPagesIsSaidToHaveNone(text: String) {
    #expect(throws: ReadingError.noPages) { try open(text) }
  }
}
