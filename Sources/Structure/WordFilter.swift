/// Tells of most words that they are in no list, from their first and last byte and their length alone.
///
/// Nearly every word of a paper is looked for in every list of cues, and nearly none is found.
struct WordFilter: Sendable {
  private var whole = Bits()
  private var first = Bits()
  private var last = Bits()

  /// Whether a word may be in the list; false only where it is not.
  func mayHold(_ word: String) -> Bool {
    guard let start = word.utf8.first, let end = word.utf8.last else { return true }
    return whole.has(WordFilter.place(start, end, word.utf8.count)) || first.has(Int(start))
      || last.has(Int(end))
  }

  /// Takes a word.
  mutating func insert(_ word: String) {
    guard let start = word.utf8.first, let end = word.utf8.last else { return insertAll() }
    whole.insert(WordFilter.place(start, end, word.utf8.count))
  }

  /// Takes all words that begin so.
  mutating func insert(beginning: String) {
    guard let start = beginning.utf8.first else { return insertAll() }
    first.insert(Int(start))
  }

  /// Takes all words that end so.
  mutating func insert(ending: String) {
    guard let end = ending.utf8.last else { return insertAll() }
    last.insert(Int(end))
  }

  /// Takes every word.
  mutating func insertAll() {
    for place in 0..<256 { first.insert(place) }
  }

  private static func place(_ start: UInt8, _ end: UInt8, _ count: Int) -> Int {
    (Int(start) * 37 + Int(end) * 11 + count * 101) & (Bits.count - 1)
  }

  /// A set of small numbers.
  private struct Bits: Sendable {
    static let count = 1024
    private var words = [UInt64](repeating: 0, count: Bits.count / 64)

    func has(_ place: Int) -> Bool { words[place >> 6] >> UInt64(place & 63) & 1 == 1 }

    mutating func insert(_ place: Int) { words[place >> 6] |= 1 << UInt64(place & 63) }
  }
}
