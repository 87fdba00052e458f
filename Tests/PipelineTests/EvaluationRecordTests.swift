import Foundation
import Testing

@testable import Pipeline

@Suite struct RecordMatchingTests {
  @Test(arguments: [
    ("§ 12.", "12"), ("3.04", "3.4"), ("12/", "12"), ("", ""), ("§", ""), ("0", "0"), ("Pkt 7 b", "7"),
  ])
  func readsTheNumber(number: String, key: String) {
    #expect(RecordMatching.numberKey(number) == key)
  }

  @Test(arguments: [
    ("1998-05-04", "1998-05-04", true), ("1998-05-04", "1999-05-04", false), ("--05-04", "1999-05-04", true),
    ("--05-04", "--05-04", true), ("--05-04", "--05-05", false),
    ("1998-05-04/1998-05-06", "1998-05-04", true),
  ])
  func comparesDates(truth: String, found: String, isSame: Bool) {
    #expect(RecordMatching.sameDate(truth, found) == isSame)
  }

  @Test(arguments: [
    ("Styrelsen beslutar att köpa en vagn.", "STYRELSEN beslutar att köpa en vagn", true),
    (
      "Styrelsen beslutar att köpa en vagn.", "Mötet: Styrelsen beslutar att köpa en vagn. Vidare gäller",
      true
    ),
    ("Styrelsen beslutar att köpa en vagn.", "Styrelsen beslutade att kopa vagn", true),
    ("Styrelsen beslutar att köpa en vagn.", "Kassören redogjorde för ekonomin", false),
    ("", "Kassören redogjorde", false),
  ])
  func comparesDecisions(truth: String, found: String, isSame: Bool) {
    #expect(RecordMatching.sameDecision(truth, found) == isSame)
  }

  @Test func pairsEachValueOnce() {
    #expect(RecordMatching.pairs(["a", "a", "b"], ["b", "a"], same: ==) == [1, nil, 0])
  }
}

@Suite struct RecordScorerTests {
  private static let truth = """
    {"title": "Årsmöte 2004", "body": null, "date": "--05-04", "date_inferable_year": 2004,
     "time": {"start": "18:30", "end": null}, "place": "Byagården",
     "attendees": [{"name": "Åsa Ek", "status": "present", "organisation": "Vägföreningen"},
                   {"name": "Bo Alm", "status": "absent"}, {"name": "Cia Lind", "status": "present"}],
     "chair": "Åsa Ek", "secretary": "Bo Alm", "adjusters": ["Cia Lind", "Dan Hed"],
     "sections": [{"number": "§ 1", "heading": "Mötets öppnande"}, {"number": "2.", "heading": ""},
                  {"number": null, "heading": "Övrigt"}],
     "decisions": ["Mötet beslutar att laga grinden"], "mentioned_dates": ["2004-05-04", "--06-01", "2004-07-02"],
     "next_meeting": "2004-06-01"}
    """
  private static let record = """
    {"meeting": {"title": "Årsmöte 2004.", "date": {"value": "2004-05-04"}, "start": "18:30:00",
                 "place": {"value": "Bygården"}},
     "attendance": [{"name": "ÅSA  EK", "status": "present", "organisation": {"name": "Vägförening"}},
                    {"name": "Bo Alm", "status": "present"}, {"name": "Eva Ask", "status": "present"},
                    {"name": "Dan", "status": "present"}],
     "officers": {"chair": "Åsa Ek", "secretary": null, "adjusters": ["Dan Hed"]},
     "sections": [{"number": "1", "heading": "Motets öppnande", "decisions": [{"text": "Vi lagar"}]},
                  {"number": "§ 2", "heading": "Ekonomi", "decisions": []}, {"number": null, "heading": "Annat"}],
     "dates": [{"value": "2004-06-01"}, {"value": "2004-05-04"}, {"value": "2004-08-08"}],
     "nextMeeting": {"date": "2004-06-01"}}
    """

  private func node(_ json: String) throws -> JSONNode {
    try JSONDecoder().decode(JSONNode.self, from: Data(json.utf8))
  }

  @Test func scoresEveryField() throws {
    let scorer = RecordScorer(truth: try node(Self.truth), record: try node(Self.record))
    #expect(
      scorer.scores.fields == [
        "date": .single(count: 1, right: 1), "title": .single(count: 1, right: 1),
        "start": .single(count: 1, right: 1), "place": .single(count: 1, right: 1),
        "attendees": .list(truth: 3, found: 4, matched: 2),
        "attendee.status": .single(count: 2, right: 1),
        "attendee.organisation": .single(count: 1, right: 1),
        "chair": .single(count: 1, right: 1), "secretary": .single(count: 1, right: 0),
        "adjusters": .list(truth: 2, found: 1, matched: 1),
        "sections": .list(truth: 3, found: 3, matched: 2),
        "decisions": .list(truth: 1, found: 1, matched: 0), "dates": .list(truth: 2, found: 2, matched: 1),
        "nextMeeting": .single(count: 1, right: 1),
      ])
    let attendees = scorer.scores.fields["attendees"]
    #expect(attendees?.precision == 0.5)
    #expect(attendees?.recall == 2.0 / 3)
    #expect(attendees?.value == 2 * 0.5 * (2.0 / 3) / (0.5 + 2.0 / 3))
    #expect(
      scorer.faults.first { $0.field == "attendees" }
        == FieldFault(field: "attendees", missed: ["Cia Lind"], extra: ["Eva Ask", "Dan"]))
    #expect(
      scorer.faults.first { $0.field == "sections" }
        == FieldFault(field: "sections", missed: ["Övrigt"], extra: ["Annat"]))
  }

  @Test func missingRecordLacksEverything() throws {
    let scorer = RecordScorer(truth: try node(Self.truth), record: .null)
    for (field, score) in scorer.scores.fields { #expect(score.value == 0, "\(field)") }
    #expect(scorer.scores.fields["attendees"] == .list(truth: 3, found: 0, matched: 0))
  }

  @Test func nothingWantedAndNothingFoundIsRight() throws {
    let scores = RecordScorer(truth: try node("{}"), record: try node("{}")).scores
    for (field, score) in scores.fields { #expect(score.value == 1, "\(field)") }
    #expect(scores.names == ["adjusters", "attendees", "date", "dates", "decisions", "sections"])
  }
}
