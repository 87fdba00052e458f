import Minutes
import Testing

@testable import Structure

@Suite struct SectionTests {
  @Test func findsUnnumberedHeadings() {
    let extraction = Papers.structured(
      """
      Samrådsgrupp 12 maj

      Närvarande

      Anna Berg, kontoret
      Bo Ek, Ekstugan

      Nya lokaler

      Gruppen har letat efter lokaler under hela sommaren utan att finna någon som passar alla.

      - Det behövs en scen.
      - Hur når vi dit med buss?

      Frågan tas vidare.

      Teaterveckan 3 juni

      Antalet anmälda är nu redan över femtio, och många hör av sig varje dag.

      Övrigt

      Bo visade bilder.

      Vid pennan:
      Anna Berg
      """)
    #expect(extraction.sections.map(\.heading) == ["Nya lokaler", "Teaterveckan 3 juni", "Övrigt"])
    #expect(extraction.sections.allSatisfy { $0.number == nil })
    #expect(extraction.sections.first?.items.count == 2)
    #expect(extraction.officers.secretary == "Anna Berg")
    #expect(extraction.meeting.title == "Samrådsgrupp 12 maj")
    #expect(extraction.meeting.body?.name == "Samrådsgrupp")
  }

  @Test(arguments: [
    ("§ 1 Öppnande\nText här.\n$ 2. Val\nText.\n8 3 Ekonomi\nText.\n", ["§ 1", "§ 2.", "§ 3"]),
    ("1. Öppnande\n2. Val av justerare\n3, Ekonomi\n2l. Strunt\n4. Avslutning\n", ["1.", "2.", "3.", "4."]),
    (
      "§1 Öppnande\n§2 Val\n§2.1 Ordförande\n§2.2 Sekreterare\n§3 Slut\n", ["§1", "§2", "§2.1", "§2.2", "§3"]
    ),
    (
      "1 . Öppnande\nText.\n\n. Val av justerare\nText.\n\n3. Ekonomi\nText.\n\n4. Slut\nText.\n5. Mer\n",
      ["1.", "2.", "3.", "4.", "5."]
    ),
    (
      "§ 1 Öppnande\nText.\n§ 2 Tak\n2.1 Norra\nText.\n2.2 Södra\nText.\n§ 3 Slut\n",
      ["§ 1", "§ 2", "2.1", "2.2", "§ 3"]
    ),
    ("1/ Öppnande\n2/ Val\n3/ Ekonomi\n4/ Mötets avslutande\n", ["1/", "2/", "3/", "4/"]),
    (
      "§9 Ansvarsfrihet\nText.\n§9a Fråga om skyltar\nText.\n$9b Fråga om trafik\nText.\n§10 Val\nText.\n§11a Arvode\nText.\n",
      ["§9", "§9a", "§9b", "§10", "§11a"]
    ),
    ("§ 9 Val\nText.\n§ 9 a Fyllnadsval\nText.\n§ 10 Slut\n", ["§ 9", "§ 9 a", "§ 10"]),
    (
      "A. Mötet öppnades\nB. Val av justerare\nBo Ek valdes.\nC. Ekonomi\nText.\nD. Mötet avslutades\n",
      ["A.", "B.", "C.", "D."]
    ),
    (
      "1. Öppnande\nText.\n2. Val av ledamöter\nA. Berg valdes.\nB. Ek valdes.\nC. Frid valdes.\n3. Ekonomi\nText.\n4. Slut\nText.\n",
      ["1.", "2.", "3.", "4."]
    ),
  ])
  func readsNumbers(_ body: String, _ numbers: [String]) {
    let extraction = Papers.structured("Protokoll styrelsemöte 2019-03-04\n\n" + body)
    #expect(extraction.sections.map { $0.number ?? "-" } == numbers)
  }

  @Test func leavesThePrintedAgendaAndInnerListsOut() {
    let extraction = Papers.structured(
      """
      Styrelsemöte 4 mars 2019
      Närvarande: Anna Berg, Bo Ek

      Dagordning

      1. Föregående protokoll
      2. Ekonomi
      3. Övrigt

      Noteringar

      1. Föregående protokoll
         Godkändes.

      2. Ekonomi
         Tre saker återstår:
         1. Avstämning av kontot
         2. Betalning av räkningar
         3. Bokslut

      3. Övrigt
         Inget.
      """)
    #expect(extraction.sections.map(\.heading) == ["Föregående protokoll", "Ekonomi", "Övrigt"])
    #expect(extraction.sections.map { $0.text.isEmpty } == [false, false, false])
  }

  @Test(arguments: [
    ("§ 3 Val av ordförande: Till ordförande valdes Bo Ek.", "Val av ordförande"),
    ("§ 3 Mötets öppnande kl. 18.05", "Mötets öppnande"),
    ("§ 3\n\nVal av justerare\n\nBo Ek valdes.", "Val av justerare"),
    ("§ 3    Dnr KS 2019/12\n\nRemiss om översiktsplan\n\nText.", "Remiss om översiktsplan"),
    ("§ 3 Fastställande av röstlängd. 14 personer var med.", "Fastställande av röstlängd"),
    (
      "§ 3 Nästa årsmöte hålls den 9 juni 2013, i bygdegården.",
      "Nästa årsmöte hålls den 9 juni 2013"
    ),
  ])
  func findsTheHeading(_ item: String, _ heading: String) {
    let extraction = Papers.structured(
      "Protokoll 2019-03-04\n\n§ 1 Öppnande\nText.\n\n§ 2 Ekonomi\nText.\n\n\(item)\n\n§ 4 Övrigt\nText.\n")
    #expect(extraction.sections.count == 4)
    #expect(extraction.sections.dropFirst(2).first?.heading == heading)
  }

  @Test func reportsGaps() {
    let extraction = Papers.structured(
      "Protokoll 2019-03-04\n\n§ 1 Öppnande\nA.\n\n§ 2 Ekonomi\nB.\n\n§ 4 Slut\nC.\n")
    #expect(extraction.diagnostics.contains { $0.id == "structure.paragraph-gap" })
  }

  @Test(arguments: [
    ("560412-1234", true), ("19560412-1234", true), ("556412-1234", false), ("5604-1234", false),
  ])
  func warnsOfPersonalNumbers(_ number: String, _ isPersonal: Bool) {
    let extraction = Papers.structured(
      "Protokoll 2019-03-04\n\n§ 1 Val\nBo Ek (\(number)) valdes.\n\n§ 2 Slut\nText.\n")
    #expect(extraction.diagnostics.contains { $0.id == "structure.personal-number" } == isPersonal)
  }

  @Test func readsLettersThatLookLikeFigures() {
    let extraction = Papers.structured(
      "Protokoll 2019-03-04\n\n1. Öppnande\nText.\n2. Frågor\nA) Lampan är trasig.\nB) Nytt dike.\nC) Ny skylt.\n3. Slut\nText."
    )
    #expect(extraction.sections[1].items == ["Lampan är trasig.", "Nytt dike.", "Ny skylt."])
  }

  @Test func joinsADashThatAWrappedLineBeginsWith() {
    let extraction = Papers.structured(
      "Protokoll 2019-03-04\n\n1. Öppnande\nText.\n2. Frågor\nLampan vid den stora parkeringen lagas av den som hinner först i vår\n- annars får den vänta till hösten, när det blir mörkt.\n3. Slut\nText."
    )
    #expect(extraction.sections[1].items == [])
    #expect(
      extraction.sections[1].text
        == "Lampan vid den stora parkeringen lagas av den som hinner först i vår - annars får den vänta till hösten, när det blir mörkt."
    )
  }

  @Test(arguments: [
    "Val av en ledamot i styrelsen på ett år (bilaga 7)", "Fyllnadsval av ledamot på 1 år (Bilaga T)",
    "Val av ordförande för samfälligheten på ett år",
  ])
  func takesAYearForNoVerb(_ heading: String) {
    let sections = Papers.structured(
      "Protokoll 2019-03-04\n\n1. Öppnande\nText.\n2. \(heading)\nStämman väljer Per Holm, hus 12.\n3. Slut\nText."
    ).sections
    #expect(sections[1].heading == heading)
    #expect(sections[1].text == "Stämman väljer Per Holm, hus 12.")
  }

  @Test(arguments: [
    (
      "Årsbokslut samt revisionsberättelse och kommentarer (Bilaga 2a &\n2b)\nBokslutet gicks igenom.",
      "Årsbokslut samt revisionsberättelse och kommentarer (Bilaga 2a & 2b)"
    ),
    (
      "Genomgång av föregående protokoll och justeringar (bilaga D\nBokslutet gicks igenom.",
      "Genomgång av föregående protokoll och justeringar (bilaga D"
    ),
  ])
  func closesABracketThatCloses(_ item: String, _ heading: String) {
    let sections = Papers.structured(
      "Protokoll 2019-03-04\n\n1. Öppnande\nText.\n2. \(item)\n3. Slut\nText.\n4. Mer\nText."
    ).sections
    #expect(sections.map(\.number) == ["1.", "2.", "3.", "4."])
    #expect(sections[1].heading == heading)
    #expect(sections[1].text == "Bokslutet gicks igenom.")
  }

  @Test func inventsNoNumberWhereAPaperCountsByTwos() {
    let extraction = Papers.structured(
      "Protokoll 2019-03-04\n\n    2. Öppnande\n       Text.\n    4. Val\n       Text.\n    6. Ekonomi\n       Text.\n    8. Övrigt\n       Text.\n\n       Motion om skyltar\n       Text.\n    10. Slut\n"
    )
    #expect(extraction.sections.map(\.number) == ["2.", "4.", "6.", "8.", "10."])
    #expect(extraction.diagnostics.filter { $0.id == "structure.paragraph-gap" } == [])
    #expect(extraction.diagnostics.filter { $0.id == "structure.paragraph-steps" }.count == 1)
  }

  @Test func restoresANumberThatThePictureLost() {
    let text =
      "Protokoll 2019-03-04\n\n    1. Öppnande\n       Text.\n    2. Val\n       Text.\n\n       Ekonomi\n       Text.\n    4. Övrigt\n       Text.\n    5. Slut\n"
    #expect(Papers.structured(text).sections.map(\.number) == ["1.", "2.", "3.", "4.", "5."])
    // What came with the file was not misread.
    let pages = Page.pages(ofText: text, reading: PageReading(reader: .textLayer, reason: "text layer"))
    #expect(
      Structurer(names: Papers.names).structure(pages).sections.map(\.number) == ["1.", "2.", "4.", "5."])
  }

  @Test(arguments: [
    ("Offert tas in från två-\ntre firmor.", "Offert tas in från två-tre firmor."),
    ("Brevet skickas via e-\npost.", "Brevet skickas via e-post."),
    ("Frågan går till IT-\nansvarig.", "Frågan går till IT-ansvarig."),
    ("Mötet tog upp under-\nhållet.", "Mötet tog upp underhållet."),
    ("Mötet tog upp lek-\noch grönytor.", "Mötet tog upp lek- och grönytor."),
    ("Mötet tog upp lek-\neller grönytor.", "Mötet tog upp lek- eller grönytor."),
  ])
  func keepsAHyphenThatBreaksNoWord(_ lines: String, _ text: String) {
    let sections = Papers.structured(
      "Protokoll 2019-03-04\n\n1. Öppnande\nText.\n2. Frågor\n\(lines)\n3. Slut\nText."
    )
    .sections
    #expect(sections[1].text == text)
  }

  @Test func dividesAHeadingInBracketsFromItsSentence() {
    let extraction = Papers.structured(
      "Protokoll 2019-03-04\n\n1. Öppnande\nText.\n2. Val av kassör (bilaga 7) Stämman väljer Per Holm på 1 år.\n3. Slut\nText."
    )
    #expect(extraction.sections[1].heading == "Val av kassör (bilaga 7)")
    #expect(extraction.sections[1].text == "Stämman väljer Per Holm på 1 år.")
  }

  @Test func tellsThePageASectionEndsOn() {
    let extraction = Papers.structured(
      "Protokoll 2019-03-04\n\n1. Öppnande\nText.\n2. Ekonomi\nKassan är god.\n\u{0C}Avgiften är betald.\n3. Slut\nText."
    )
    #expect(extraction.sections.map(\.endPage) == [nil, 2, nil])
  }

  @Test func readsMisreadSignsThatStandAlone() {
    let extraction = Papers.structured(
      "Protokoll 14 mars 1956\n\nSs 12.\n\nProtokollet lästes upp och godkändes.\n\nS 13.\n\nAnsökan om bidrag till kolonin drogs.\n\nS 14.\n\nOrdföranden redogjorde för kassan."
    )
    #expect(extraction.sections.map(\.number) == ["§ 12.", "§ 13.", "§ 14."])
  }
}
