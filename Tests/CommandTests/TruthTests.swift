import Foundation
import TestSupport
import Testing

/// The records of the fixtures against their truth, so that golden records cannot get worse unseen.
@Suite struct TruthTests {
  /// The least F1 or accuracy of each field over all fixtures: a little below what is reached.
  ///
  /// Raise a floor when its field gets better; never lower one.
  private static let floors: [String: Double] = [
    "adjusters": 0.98, "attendee.organisation": 0.98, "attendee.status": 0.99, "attendees": 0.97,
    "body": 0.95, "chair": 0.99, "date": 0.99, "dates": 0.99, "decisions": 0.98, "end": 0.99,
    "nextMeeting": 0.97, "place": 0.94, "secretary": 0.95, "sections": 0.99, "start": 0.98, "title": 0.98,
  ]

  private struct Report: Decodable {
    struct Figures: Decodable {
      var value: Double

      enum CodingKeys: String, CodingKey {
        case f1 = "F1"
        case accuracy = "acc"
      }

      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        value =
          try container.decodeIfPresent(Double.self, forKey: .f1)
          ?? container.decode(Double.self, forKey: .accuracy)
      }
    }
    var documents: Int
    var missing: [String]
    var all: [String: Figures]
  }

  @Test func noFieldFallsBelowItsFloor() throws {
    let run = try FixtureRun.shared.get()
    let result = try Program.run(
      ["evaluate", Repository.fixtures.path, run.folder.url.path, "--json"])
    #expect(result.code == 0, "\(result.messages)")
    let report = try JSONDecoder().decode(Report.self, from: result.output)
    #expect(report.documents == FixtureRun.documents.count)
    #expect(report.missing.isEmpty)
    #expect(Set(report.all.keys) == Set(TruthTests.floors.keys))
    for (field, floor) in TruthTests.floors.sorted(by: { $0.key < $1.key }) {
      let reached = report.all[field]?.value ?? 0
      #expect(
        reached >= floor,
        "\(field): \(reached); `justera evaluate fixtures RECORDS --detail` shows what is wrong")
    }
  }
}
