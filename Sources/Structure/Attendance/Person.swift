import Minutes

/// What one entry of an attendance list says of one person.
struct Person: Hashable, Sendable {
  /// The name as written.
  var name: String
  /// The name as the paper has it, where reading had spoiled it.
  var printed: String?
  /// Whether the name is past reading.
  var isPastReading = false
  /// The affiliation.
  var organisation: String?
  /// The role as written.
  var roleText: String?
  /// The role's English name where there is one.
  var role: String?
  /// The status, where the entry itself says it.
  var status: Attendee.Status?
  /// The member stood in for.
  var substituteFor: String?
  /// What is told of the attendance of the one stood in for.
  var memberStatus: Attendee.Status?
  /// Where a partial attendance begins.
  var from: String?
  /// Where it ends.
  var until: String?
  /// How sure it is that this is a person, 0 to 1.
  var confidence: Double
}
