import Foundation
import Minutes
import TestSupport
import Testing

/// The published schema and the types must list the same words.
@Suite struct SchemaTests {
  /// An enumeration's place in the schema and the raw values of its type.
  private static let enumerations: [(path: String, values: [String])] = [
    ("properties/status", raw(Record.Status.self)),
    ("$defs/meeting/properties/kind", raw(MeetingKind.self)),
    ("$defs/meetingDate/properties/precision", raw(MeetingDate.Precision.self)),
    ("$defs/evidence/properties/kind", raw(Evidence.Kind.self)),
    ("$defs/attendee/properties/status", raw(Attendee.Status.self)),
    ("$defs/decision/properties/outcome", raw(Decision.Outcome.self)),
    ("$defs/vote/properties/ballots/items/properties/choice", raw(Vote.Ballot.Choice.self)),
    ("$defs/dateMention/properties/role", raw(DateMention.Role.self)),
    ("$defs/fieldSupport/properties/field", raw(FieldSupport.Field.self)),
    ("$defs/fieldSupport/properties/reason", raw(FieldSupport.Reason.self)),
    ("$defs/correction/properties/reason", raw(Correction.Reason.self)),
    ("$defs/correction/properties/state", raw(Correction.State.self)),
    ("$defs/quality/properties/grade", raw(Quality.Grade.self)),
    ("$defs/diagnostic/properties/severity", raw(Diagnostic.Severity.self)),
    ("$defs/provenance/properties/pages/items/properties/reader", raw(PageReading.Reader.self)),
  ]

  @Test(arguments: enumerations)
  func listsTheWordsOfTheType(path: String, values: [String]) throws {
    let url = Repository.root.appending(path: "docs/schema/record-1.schema.json")
    var node = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
    for key in path.split(separator: "/") {
      node = try #require((node as? [String: Any])?[String(key)], "\(path): no \(key)")
    }
    let listed = try #require((node as? [String: Any])?["enum"] as? [String])
    #expect(listed == values)
  }

  private static func raw<Value: CaseIterable & RawRepresentable<String>>(_ type: Value.Type) -> [String] {
    type.allCases.map(\.rawValue)
  }
}
