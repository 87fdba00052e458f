/// Finds dates and times of day in a text.
struct DateFinder: Sendable {
  /// The words it knows.
  let words: CalendarWords

  /// Makes a finder; without words, with the shipped calendar file.
  init(words: CalendarWords = CalendarWords()) { self.words = words }

  /// The dates of a text, in order; a line break may stand inside one.
  func dates(in text: String) -> [FoundDate] { DateScanner(text, words).dates() }

  /// The times of a text, in order.
  func times(in text: String) -> [FoundTime] { DateScanner(text, words).times() }
}
