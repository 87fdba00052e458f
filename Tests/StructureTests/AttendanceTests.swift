import Minutes
import Testing

@testable import Structure

@Suite struct AttendanceTests {
  /// A form of list and what it says: `name|organisation|role|status`, `-` for none.
  struct Form: Sendable, CustomTestStringConvertible {
    var name: String
    var list: String
    var people: [String]
    var testDescription: String { name }
  }

  static let forms = [
    Form(
      name: "one a line with affiliations",
      list: """
        Närvarande

        Anna Berg, socialkontoret
        Bo Ek (Ekstugan)
        Mona Ali Ria/B2
        Barbro, Ekstugan (praktikant)
        Nils Öberg (antecknar)

        """,
      people: [
        "Anna Berg|socialkontoret|-|present", "Bo Ek|Ekstugan|-|present", "Mona Ali|Ria/B2|-|present",
        "Barbro|Ekstugan|praktikant|present", "Nils Öberg|-|secretary|present",
      ]),
    Form(
      name: "inline with a group and hindrance",
      list: """
        Närvarande: Anna Berg, Bo Ek & Eva Svensson-Ek samt tre invånare.
        Förhinder: Tindra V, Per Holm

        """,
      people: [
        "Anna Berg|-|-|present", "Bo Ek|-|-|present", "Eva Svensson-Ek|-|-|present", "Tindra V|-|-|excused",
        "Per Holm|-|-|excused",
      ]),
    Form(
      name: "substitutes with the party of the one stood in for",
      list: """
        Beslutande
        Anna Berg (C), ordförande
        Bo Ek (V) ersätter Mona Ali (MP)
        Nils Öberg (m), tjg ers för Eva Tell (c)

        """,
      people: [
        "Anna Berg|C|chair|present", "Bo Ek|V|serving-substitute|present",
        "Nils Öberg|m|serving-substitute|present",
      ]),
    Form(
      name: "nickname, initials and a joined particle",
      list: """
        Närvarande
        Anna "Ankan" Berg
        Bo Ek (BE)
        Mona al-Ali, Ekstugan
        K. A. Holm

        """,
      people: [
        "Anna \"Ankan\" Berg|-|-|present", "Bo Ek|-|-|present", "Mona al-Ali|Ekstugan|-|present",
        "K. A. Holm|-|-|present",
      ]),
    Form(
      name: "prose with those prevented",
      list: """
        Sammanträdet ägde rum i Ekstugan. Närvarande voro Anna Berg, Bo Ek samt Mona Ali. Förfall hade anmälts av
        Nils Öberg.

        """,
      people: [
        "Anna Berg|-|-|present", "Bo Ek|-|-|present", "Mona Ali|-|-|present", "Nils Öberg|-|-|excused",
      ]),
    Form(
      name: "excused among the absent",
      list: """
        Närvarande: Anna Berg, Bo Ek, Mona Ali
        Frånvarande: Nils Öberg (anmält förhinder), Eva Tell

        """,
      people: [
        "Anna Berg|-|-|present", "Bo Ek|-|-|present", "Mona Ali|-|-|present", "Nils Öberg|-|-|excused",
        "Eva Tell|-|-|absent",
      ]),
    Form(
      name: "fields under names beside their label",
      list: """
        Närvarande: Anna Berg, Bo Ek, Mona Ali
        Frånvarande: Nils Öberg
        Ordförande: Anna Berg
        Sekreterare: Bo Ek

        """,
      people: [
        "Anna Berg|-|chair|present", "Bo Ek|-|secretary|present", "Mona Ali|-|-|present",
        "Nils Öberg|-|-|absent",
      ]),
    Form(
      name: "called and present",
      list: """
        Kallade:
        Anna Berg, Bo Ek, Mona Ali

        Närvarande:
        Anna Berg, Mona Ali

        """,
      people: ["Anna Berg|-|-|present", "Mona Ali|-|-|present", "Bo Ek|-|-|absent"]),
    Form(
      name: "columns of name, role and house",
      list: """
        Närvarande:   Björn Alm       ordf      nr 12, gård 4
                      Cecilia Roos    kassör    nr 31, gård 2
        Frånvarande:  Eva Tell        suppleant nr 44, gård 1

        """,
      people: [
        "Björn Alm|gård 4|chair|present", "Cecilia Roos|gård 2|treasurer|present",
        "Eva Tell|gård 1|substitute|absent",
      ]),
    Form(
      name: "a table with yes and no",
      list: """
        | Befattning | Namn | Närvarande |
        |---|---|---|
        | Ordförande | Tilda Frisk | Ja |
        | Kassör | Melker Brandt | Nej |
        | Sekreterare | Saga Wiklund | Ja, lämnade vid 5.1 |
        | Ledamot | vakant | |
        | Adjungerad | Noa Lind | Ja |

        """,
      people: [
        "Tilda Frisk|-|chair|present", "Melker Brandt|-|treasurer|absent", "Saga Wiklund|-|secretary|partial",
        "Noa Lind|-|co-opted|present",
      ]),
    Form(
      name: "a municipal board",
      list: """
        Beslutande       Åke Bergdal (S), ordförande
                         Nils Öberg (C) §§ 12-15
                         Eva-Lena Ståhl (V), tjänstgörande ersättare för Karin Ek (V)

        Ej tjänstgörande Bo Hedlund (S)
        ersättare

        Övriga           Anna Sund, nämndsekreterare
        deltagande       Lars Frid, förvaltningschef

        """,
      people: [
        "Åke Bergdal|S|chair|present", "Nils Öberg|C|member|partial",
        "Eva-Lena Ståhl|V|serving-substitute|present", "Bo Hedlund|S|substitute|present",
        "Anna Sund|-|secretary|present", "Lars Frid|-|förvaltningschef|present",
      ]),
    Form(
      name: "properties with proxies",
      list: """
        Närvarande fastigheter
        Sundby 1:7     Ingmar Falk
        Sundby 1:12    Rune Åkerlund (enl. fullmakt för Britta Holm)
        Sundby 2:3     Agneta Brolin och Stig Brolin

        """,
      people: [
        "Ingmar Falk|Sundby 1:7|-|present", "Rune Åkerlund|Sundby 1:12|-|present",
        "Agneta Brolin|Sundby 2:3|-|present", "Stig Brolin|Sundby 2:3|-|present",
      ]),
    Form(
      name: "crosses in columns",
      list: """
        Namn              Närvarande   Frånvarande
        Anna Berg             X
        Bo Ek                              X

        """,
      people: ["Anna Berg|-|-|present", "Bo Ek|-|-|absent"]),
    Form(
      name: "lists side by side",
      list: """
        Närvarande        Frånvarande
        Anna Berg         Bo Ek
        Mona Ali

        """,
      people: ["Anna Berg|-|-|present", "Mona Ali|-|-|present", "Bo Ek|-|-|absent"]),
    Form(
      name: "organisations only",
      list: """
        Närvarande organisationer:
        Ekby kommun
        Länsstyrelsen i Ekens län
        Naturvännerna

        """,
      people: [
        "Ekby kommun|Ekby kommun|-|present",
        "Länsstyrelsen i Ekens län|Länsstyrelsen i Ekens län|-|present",
        "Naturvännerna|Naturvännerna|-|present",
      ]),
    Form(
      name: "titles in a narrow column",
      list: """
        Närvarande: herr Alfred Norén, ordförande, fru Karin
        Sundin, folkskolläraren Gustaf Ahl samt hemmansägaren
        Nils Öberg.

        """,
      people: [
        "Alfred Norén|-|chair|present", "Karin Sundin|-|-|present", "Gustaf Ahl|-|folkskolläraren|present",
        "Nils Öberg|-|hemmansägaren|present",
      ]),
    Form(
      name: "townships with their men",
      list: """
        Sammanträdde följande ombud för ståndet, nemligen:

        För Ekstad: handlanden Alfred Norén och borgmästaren Gustaf Ahl.
        Sundby stad: rådmannen Nils Öberg.

        """,
      people: [
        "Alfred Norén|Ekstad|handlanden|present", "Gustaf Ahl|Ekstad|borgmästaren|present",
        "Nils Öberg|Sundby stad|rådmannen|present",
      ]),
  ]

  @Test(arguments: forms) func readsTheForm(_ form: Form) {
    let text = """
      Protokoll styrelsemöte 3 mars 2019

      \(form.list)
      § 1 Mötets öppnande
      Mötet öppnades och alla hälsades välkomna till ett nytt arbetsår i föreningen.

      § 2 Övriga frågor
      Inga övriga frågor togs upp vid mötet, som därefter avslutades av ordföranden.
      """
    let people = Papers.structured(text).attendance.map {
      "\($0.name)|\($0.organisation ?? "-")|\($0.role ?? "-")|\($0.status.rawValue)"
    }
    #expect(people == form.people)
  }

  @Test func takesALetterByItselfForNobody() {
    let extraction = Papers.structured(
      "Protokoll styrelsemöte 3 mars 2019\n\nNärvarande:\nAnna Berg\nI\nBo Ek\n\n§ 1 Öppnande\nText.\n\n§ 2 Slut\nText.\n"
    )
    #expect(extraction.attendance.map(\.name) == ["Anna Berg", "Bo Ek"])
  }

  @Test func readsANameWhoseBlankWasLost() {
    let extraction = Papers.structured(
      "Protokoll styrelsemöte 3 mars 2019\n\nNärvarande:\nAnnaBerg  ordf  nr 125. gård 4\nBo Ek  sekr  nr 149, gård 2\n\n§ 1 Öppnande\nText.\n\n§ 2 Slut\nText.\n"
    )
    #expect(extraction.attendance.map(\.name) == ["Anna Berg", "Bo Ek"])
    #expect(extraction.attendance.map(\.organisation) == ["gård 4", "gård 2"])
  }

  @Test func readsTheRollInsideAnItem() {
    let extraction = Papers.structured(
      """
      # Höstmöte

      ## 1. Mötets öppnande
      Mötet öppnades.

      ## 2. Röstlängd
      Följande medlemmar närvarade med rösträtt: ove, tilly, Anna Berg,
      maxa, lill.

      Från punkt 3 dessutom: kurre.

      ## 3. Val av styrelse
      Mötet valde enligt förslaget:

          Ordförande: Bo Ek
          Kassör: Mona Ali
      """)
    #expect(extraction.attendance.map(\.name) == ["ove", "tilly", "Anna Berg", "maxa", "lill", "kurre"])
    #expect(extraction.attendance.last?.status == .partial)
    #expect(extraction.sections.count == 3)
  }

  @Test func countsThoseWithoutNames() {
    let extraction = Papers.structured(
      "Protokoll årsmöte 2019-03-04\nNärvarande medlemmar: 34\n\n1. Mötet öppnades.\n2. Dagordningen godkändes.\n3. Mötet avslutades.\n"
    )
    #expect(extraction.attendance.isEmpty)
    #expect(extraction.unnamed.map(\.count) == [34])
  }

  @Test func readsTheSubstituteAndWhomForHow() throws {
    let extraction = Papers.structured(
      "Sammanträdesprotokoll\nSocialnämnden 2019-03-04\n\nBeslutande   Åke Bergdal (S), ordförande\n             Saga Wiklund (V), ersätter Karin Ek (V)\n\n§ 1 Val av justerare\nNils utses.\n"
    )
    let substitute = try #require(extraction.attendance.last)
    #expect(substitute.substituteFor == "Karin Ek")
    #expect(substitute.role == "serving-substitute")
  }

  @Test func readsNamesWithoutALexicon() {
    let extraction = Papers.structured(
      "Byalagets möte 3 mars 2019\n\nNärvarande\n\nAnna Berg, byrådet\nBo Ek, Sundby gård\n\nVägen\n\nVägen behöver grus före sommaren och laget ordnar med det.\n",
      names: .none)
    #expect(extraction.attendance.map(\.name) == ["Anna Berg", "Bo Ek"])
    #expect(extraction.attendance.map(\.organisation) == ["byrådet", "Sundby gård"])
  }
}
