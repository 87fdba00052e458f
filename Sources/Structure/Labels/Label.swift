/// What a line is on the page.
enum Label: Int, CaseIterable, Sendable {
  /// Title, letterhead, fields and opening sentence.
  case head
  /// A line that opens a list of who was there or not.
  case attendanceHead
  /// An entry of such a list, or its continuation.
  case attendance
  /// A line that opens the printed agenda.
  case agendaHead
  /// An item of the printed agenda.
  case agenda
  /// The heading of an item of the meeting.
  case heading
  /// Running text and lists.
  case body
  /// Words and names under the minutes.
  case signature
}
