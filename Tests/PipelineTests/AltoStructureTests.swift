import Correction
import Foundation
import FoundationXML
import Minutes
import Testing

@testable import Pipeline

/// What is written as ALTO keeps to version 4.4 of the standard, as far as it uses it.
///
/// The rules are those of the standard's schema for the elements that are written: which children in which order,
/// which attributes, and of what kind. They are checked without any other program; against the schema itself
/// `TranscriptTests` and `ExportTests` check where xmllint is installed.
@Suite struct AltoStructureTests {
  /// What an element may hold and have.
  private struct Rule {
    /// The names of its children, one after the other with a blank behind each, as a regular expression.
    var children: String
    /// The attributes it must have.
    var required: [String: Kind] = [:]
    /// The attributes it may have.
    var optional: [String: Kind] = [:]
    /// The characters it holds; nil for none.
    var content: Kind?
  }

  private enum Kind: String {
    case text = "(?s).*"
    case name = "[A-Za-z_][A-Za-z0-9_.-]*"
    case number = "-?[0-9]+(\\.[0-9]+)?"
    case share = "0(\\.[0-9]+)?|1(\\.0+)?"
    case unit = "pixel|mm10|inch1200"
  }

  private static let place: [String: Kind] = [
    "HPOS": .number, "VPOS": .number, "WIDTH": .number, "HEIGHT": .number,
  ]

  private static let rules: [String: Rule] = [
    "alto": Rule(
      children: "(Description )?(Styles )?(Tags )?(ReadingOrder )?Layout ",
      optional: [
        "SCHEMAVERSION": .text, "xmlns": .text, "xmlns:xsi": .text, "xsi:schemaLocation": .text,
      ]),
    "Description": Rule(
      children: "MeasurementUnit (sourceImageInformation )?(OCRProcessing )*(Processing )*"),
    "MeasurementUnit": Rule(children: "", content: .unit),
    "sourceImageInformation": Rule(
      children: "(fileName )?(fileIdentifier )*(documentIdentifier )*"),
    "fileName": Rule(children: "", content: .text),
    "Processing": Rule(
      children: "(processingCategory )?(processingDateTime )?(processingAgency )?"
        + "(processingStepDescription )*(processingStepSettings )?(processingSoftware )?",
      required: ["ID": .name]),
    "processingSoftware": Rule(
      children: "(softwareCreator )?(softwareName )?(softwareVersion )?(applicationDescription )?"),
    "softwareName": Rule(children: "", content: .text),
    "softwareVersion": Rule(children: "", content: .text),
    "Layout": Rule(children: "(Page )+"),
    "Page": Rule(
      children: "(TopMargin )?(LeftMargin )?(RightMargin )?(BottomMargin )?(PrintSpace )?",
      required: ["ID": .name, "PHYSICAL_IMG_NR": .number],
      optional: ["HEIGHT": .number, "WIDTH": .number, "PC": .share]),
    "PrintSpace": Rule(
      children: "((TextBlock|Illustration|GraphicalElement|ComposedBlock) )*", optional: place),
    "TextBlock": Rule(children: "(TextLine )*", required: ["ID": .name], optional: place),
    "TextLine": Rule(
      children: "(String (SP )?)+(HYP )?", optional: place.merging(["ID": .name]) { $1 }),
    "String": Rule(
      children: "(ALTERNATIVE )*(Glyph )*", required: ["CONTENT": .text],
      optional: place.merging(["ID": .name, "WC": .share]) { $1 }),
    "ALTERNATIVE": Rule(children: "", optional: ["PURPOSE": .text], content: .text),
    "SP": Rule(children: "", optional: place.merging(["ID": .name]) { $1 }),
  ]

  /// Reads a file and notes what breaks a rule.
  private final class Checker: NSObject, XMLParserDelegate {
    var faults: [String] = []
    var identifiers: Set<String> = []
    var counts: [String: Int] = [:]
    private var open: [(name: String, children: String, content: String)] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      counts[name, default: 0] += 1
      if !open.isEmpty { open[open.count - 1].children += name + " " }
      open.append((name, "", ""))
      guard let rule = rules[name] else {
        return faults.append("no element \(name) in the standard's part used")
      }
      for (key, value) in attributes {
        guard let kind = rule.required[key] ?? rule.optional[key] else {
          faults.append("\(name) has \(key)")
          continue
        }
        if !fits(value, kind.rawValue) { faults.append("\(name) \(key)=\(value)") }
        if key == "ID", !identifiers.insert(value).inserted { faults.append("\(value) twice") }
      }
      for key in rule.required.keys where attributes[key] == nil { faults.append("\(name) without \(key)") }
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) {
      if !open.isEmpty { open[open.count - 1].content += characters }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      guard let element = open.popLast(), let rule = rules[name] else { return }
      if !fits(element.children, rule.children) { faults.append("\(name) holds \(element.children)") }
      if let kind = rule.content {
        if !fits(element.content, kind.rawValue) { faults.append("\(name): \(element.content)") }
      } else if element.content.contains(where: { !$0.isWhitespace }) {
        faults.append("\(name) holds characters: \(element.content)")
      }
    }

    private func fits(_ text: String, _ pattern: String) -> Bool {
      text.range(of: "^(\(pattern))$", options: .regularExpression) == text.startIndex..<text.endIndex
    }
  }

  private func check(_ alto: Data) throws -> Checker {
    let checker = Checker()
    let parser = XMLParser(data: alto)
    parser.delegate = checker
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    return checker
  }

  private func transcript(_ pages: [Page]) -> Transcript {
    let edits = [
      Edit(
        page: 0, line: 0, range: 0..<5, replacement: "Mötet", reason: .diacritic, confidence: 1,
        state: .applied)
    ]
    return Transcript(path: "a & b.pdf", corrected: Ledger.apply(edits, to: pages), diagnostics: [])
  }

  /// A line whose words have these places; nil for a word without one.
  private func line(_ text: String, block: Int, boxes: [Box?]) -> Line {
    var line = Line(text: text)
    line.block = block
    for index in line.words.indices {
      line.words[index].box = boxes[index]
      line.words[index].confidence = index.isMultiple(of: 2) ? 1 : 0.333_333
    }
    return line
  }

  @Test func keepsToTheStandard() throws {
    let box = Box(left: 10, top: 20, right: 60, bottom: 50)
    let pages = [
      Page(
        number: 1,
        lines: [
          line("Motet öppnas <nu>", block: 0, boxes: [box, box, box]), Line(text: "", words: []),
          line("Utan plats", block: 1, boxes: [nil, nil]), line("halv plats", block: 1, boxes: [nil, box]),
          line("sist", block: 2, boxes: [box]),
        ], width: 1000, height: 1400, reading: PageReading(reader: .ocr, reason: "", confidence: 1)),
      Page(number: 2, lines: [], reading: PageReading(reader: .none, reason: "blank page")),
    ]
    let checker = try check(transcript(pages).alto)
    #expect(checker.faults.isEmpty)
    #expect(checker.counts["Page"] == 2)
    #expect(checker.counts["String"] == 4)
    #expect(checker.counts["ALTERNATIVE"] == 1)
  }

  @Test(arguments: [
    "<alto><Layout/></alto>", "<alto><Layout><Page ID=\"1\" PHYSICAL_IMG_NR=\"1\"/></Layout></alto>",
    "<alto><Layout><Page ID=\"p\" PHYSICAL_IMG_NR=\"1\" PC=\"1.5\"/></Layout></alto>",
    "<alto><Layout><Page ID=\"p\"/></Layout></alto>",
    "<alto><Layout><Page ID=\"p\" PHYSICAL_IMG_NR=\"1\"><PrintSpace><TextBlock ID=\"p\"/></PrintSpace></Page></Layout></alto>",
    "<alto><Layout><Page ID=\"p\" PHYSICAL_IMG_NR=\"1\"><TextBlock ID=\"b\"/></Page></Layout></alto>",
  ])
  func findsWhatBreaksTheStandard(xml: String) throws {
    #expect(try !check(Data(xml.utf8)).faults.isEmpty)
  }
}
