import Minutes
import Testing

@testable import Correction

/// Marks that were never printed, and signs before list items.
@Suite struct MarksTests {
  private func corrected(_ text: String) throws -> String {
    try ShippedModel.corrector().corrected(text)
  }

  @Test func findsStrayMarksWhereTheyAreMany() throws {
    let text = """
      Styrelsen diskuterade hur. medlemmarna ska få information om. det nya avtalet.
      | Ordföranden redogjorde för läget i ‘föreningen och för. arbetet med den nya ~ hemsidan.
      Vi behöver se över. våra rutiner och ta upp frågan på ‘nästa möte med. styrelsen.
      Kassören ska ta reda på. vad det kostar att hyra en. lokal på orten ‘under våren.
      """
    let edits = try ShippedModel.corrector().edits(for: ShippedModel.pages(text))
    // Each of the points within sentences and of the lone quotation marks is at least offered, and nothing else.
    #expect(edits.count == 10)
    #expect(edits.allSatisfy { $0.replacement.isEmpty && $0.reason == .misread })
    let result = try corrected(text)
    #expect(result.contains("information om det nya avtalet.\n"))
    #expect(result.hasSuffix("våren.\n") || result.hasSuffix("våren."))
  }

  @Test func takesPointsWhereACommaStandsForCommas() throws {
    let text = """
      Kassören redogjorde för ekonomin. som är god. men påpekade att avgiften. som inte har höjts på fem år. bör ses över.
      Styrelsen diskuterade frågan om en ny lokal. eftersom den gamla är för liten. och beslutade att höra sig för.
      Det är medlemmarna som avgör. inte styrelsen. sade ordföranden. och tillade att frågan återkommer på årsmötet.
      """
    let edits = try ShippedModel.corrector().edits(for: ShippedModel.pages(text))
    #expect(edits.count { $0.replacement == "," } >= 8)
    #expect(edits.allSatisfy { $0.reason == .misread && [",", ""].contains($0.replacement) })
    // What it may be instead is told.
    #expect(edits.allSatisfy { $0.alternatives.reduce($0.confidence) { $0 + $1.confidence } <= 1 })
  }

  @Test func leavesMarksOfACleanTextAlone() throws {
    let text = """
      Styrelsen beslutade att köpa in bl.a. stolar, kl. 18 o. dyl. och ev. ett bord till lokalen. Ordföranden sade: "Vi ses
      på nästa möte, men inte förr än vi har fått svar." Ansvariga är: kassören och sekreteraren.
      """
    #expect(try corrected(text) == text)
  }

  @Test(arguments: [
    ("¢ Inköp\n¢ Hyra\n• Städning", "• Inköp\n• Hyra\n• Städning"),
    ("- Inköp\n~ Hyra\n- Städning", "- Inköp\n- Hyra\n- Städning"),
    ("* Inköp\n* Hyra\n* Städning", "* Inköp\n* Hyra\n* Städning"),
    ("« Inköp och hyra", "« Inköp och hyra"),
  ])
  func repairsTheSignsBeforeItems(read: String, meant: String) {
    let pages = ShippedModel.pages(read)
    #expect(Page.text(of: Ledger.apply(ListMarks(pages).edits(), to: pages).pages) == meant)
  }
}

extension MarksTests {
  /// A paper may print it so, and a stray mark is no dash of a list.
  @Test func leavesADashAtItsWord() {
    let pages = ShippedModel.pages("- Inköp av stolar\n- Hyra\n-Städning av lokalen\n-ett")
    #expect(ListMarks(pages).edits().isEmpty)
  }

  @Test(arguments: [
    ("Stina {ordförande) och Bo (kassör} kom.", "Stina (ordförande) och Bo (kassör) kom."),
    ("let a = { b } och {b)", "let a = { b } och {b)"),
    ("1. Öppnande\n2. Val\n3, Hyra\n4. Slut", "1. Öppnande\n2. Val\n3. Hyra\n4. Slut"),
    ("3, Hyra", "3, Hyra"),
  ])
  func mendsMarksReadAsOthers(read: String, meant: String) {
    let pages = ShippedModel.pages(read)
    #expect(Page.text(of: Ledger.apply(MisreadMarks(pages).edits(), to: pages).pages) == meant)
  }

  @Test func leavesMarksThatComeBackAfterTheSameWord() throws {
    // A list of delegates with a colon after each town, read with specks here and there.
    let text = """
      För Östervik stad: handlanden Otto Brink kom för. sent till mötet.
      För Norrlunda stad: borgmästaren Karl Frisk tog plats.
      För Hedevik stad: rådmannen Nils Ståhl talade om ‘handeln.
      För Sundsala stad: handlanden Emil Torn lyssnade till. debatten.
      """
    let result = try corrected(text)
    #expect(result.split(separator: "\n").allSatisfy { $0.contains("stad: ") })
  }

  @Test func takesAwayQuotationMarksThatCloseNothing() throws {
    let text = """
      Styrelsen diskuterade ‘hur medlemmarna ska få information om det nya avtalet.
      Ordföranden redogjorde för läget i ‘föreningen och för arbetet med den nya ‘hemsidan.
      Kassören ska ta reda på vad det kostar att hyra en lokal. Hon läste ur ”Handbok för styrelser” på ‘mötet.
      """
    let result = try corrected(text)
    #expect(!result.contains("‘"))
    #expect(result.contains("”Handbok för styrelser”"))
  }
}

/// What the reader itself, and the rest of the document, say of a word.
@Suite struct WitnessTests {
  @Test func takesTheReadersOtherChoice() throws {
    // No rule knows q for u: only the reader's doubt tells.
    var pages = ShippedModel.pages("Styrelsen fattade beslqt om att köpa en ny båt till klubben.")
    let corrector = try ShippedModel.corrector()
    #expect(corrector.edits(for: pages).allSatisfy { $0.replacement != "beslut" })
    let word = try #require(pages[0].lines[0].words.firstIndex { $0.text == "beslqt" })
    pages[0].lines[0].words[word].confidence = 0.6
    pages[0].lines[0].words[word].choices = [SymbolChoice(offset: 4, text: "u", confidence: 0.9)]
    #expect(corrector.edits(for: pages).contains { $0.replacement == "beslut" })
  }

  @Test func knowsTheDocumentsOwnNames() {
    var evidence = DocumentEvidence()
    for _ in 0..<3 { evidence.add(Letters.bytes("Lönsgård"), read: Letters.bytes("Lönsgård")) }
    evidence.add(Letters.bytes("Hålterud"), read: Letters.bytes("Hålterud"))
    let memory = DocumentMemory(evidence)
    func found(_ word: String) -> [String] {
      let read = Candidate(word: Lexicon.Class.unknownName, output: Letters.bytes(word), isAsRead: true)
      return memory.candidates(for: read, met: 1).map { Letters.text($0.output) }
    }
    #expect(found("Lönsqård") == ["Lönsgård"])
    #expect(found("önsgård") == ["Lönsgård"])
    // Met once, it is no witness; two letters are too many in a short word; another ending is another form.
    #expect(found("Hålterad").isEmpty)
    #expect(found("Lömsgäld").isEmpty)
    #expect(found("Lönsgårds").isEmpty)
  }

  @Test func statesLessThanTheModelBelieves() {
    for kind in [Calibration.Kind.stripped, .diacritic, .misread, .stray] {
      let stated = [0.5, 0.8, 0.95, 0.99, 0.9999, 1].map { Calibration.confidence($0, kind) }
      #expect(stated == stated.sorted())
      #expect(stated[3] < 0.99)
      #expect(stated[5] < 1)
    }
    #expect(Calibration.confidence(0.99, .misread) < Calibration.confidence(0.99, .stripped))
  }
}
