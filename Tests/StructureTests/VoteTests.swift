import Minutes
import Testing

@testable import Structure

@Suite struct VoteTests {
  private func section(_ body: String) throws -> Section {
    let text = "Protokoll 2019-03-04\n\n§ 1 Öppnande\nText.\n\n§ 2 Ärendet\n\(body)\n\n§ 3 Slut\nText.\n"
    let sections = Papers.structured(text).sections
    return try #require(sections.count > 1 ? sections[1] : nil)
  }

  @Test(arguments: [
    ("Med 7 röster för och 3 röster mot beslöts att köpa bilen.", 7, 3, Int?.none),
    ("Omröstningen utföll med 12 ja-röster, 4 nej-röster och 1 som avstår.", 12, 4, 1),
    ("Votering begärdes. Röstetal: 21 för, 14 emot, 3 nedlagda.", 21, 14, 3),
    ("Votering. Fem röster för och fyra röster emot.", 5, 4, nil),
  ])
  func readsFigures(_ text: String, yes: Int, no: Int, abstain: Int?) throws {
    let vote = try #require(section(text).votes.first)
    #expect(vote.yes == yes)
    #expect(vote.no == no)
    #expect(vote.abstain == abstain)
    #expect(vote.ballots == nil)
  }

  @Test func readsARollCall() throws {
    let vote = try section(
      """
      Omröstningen ger 2 ja-röster och 1 nej-röst.
      Ja röstar: Anna Berg (c), Bo Ek
      Nej röstar: Mona Ali (s)
      Avstår: Per Holm
      """
    ).votes
    #expect(vote.count == 1)
    #expect(
      vote.first?.ballots == [
        Vote.Ballot(name: "Anna Berg", choice: .yes), Vote.Ballot(name: "Bo Ek", choice: .yes),
        Vote.Ballot(name: "Mona Ali", choice: .no), Vote.Ballot(name: "Per Holm", choice: .abstain),
      ])
    #expect(vote.first?.yes == 2)
  }

  @Test func readsARollCallInATable() throws {
    let vote = try section(
      """
      Omröstning
      Ledamot               Ja     Nej    Avstår
      Anna Berg             X
      Bo Ek                        X
      Mona Ali                            X
      """
    ).votes
    #expect(vote.map { $0.ballots?.map(\.choice) } == [[.yes, .no, .abstain]])
    #expect(vote.first?.yes == 1)
    #expect(vote.first?.no == 1)
    #expect(vote.first?.abstain == 1)
  }

  @Test func namesWhatIsAttached() throws {
    let section = try section(
      "Budgeten, bilaga 1, och planen (Bilaga B) godkändes. Se även bilaga 1 och bilagan.")
    #expect(section.attachments == ["bilaga 1", "Bilaga B"])
    #expect(try self.section("Inget bifogas.").attachments == nil)
  }

  @Test func givesAnAssignmentItsDay() throws {
    let section = try section("Anna Berg skickar listan senast den 12 april 2019.")
    #expect(section.assignments.map(\.assignee) == ["Anna Berg"])
    #expect(section.assignments.map(\.due) == ["2019-04-12"])
  }
}
