/// How likely a run of letters is as a word: letters in the context of up to five before them.
struct LetterModel {
  /// The longest sequence, with the letter it ends in.
  static let order = 6
  /// Stands before a word.
  static let start = UInt8(ascii: "^")
  /// Stands after a word.
  static let end = UInt8(ascii: "$")

  /// The two kinds of words, each with its own statistics.
  enum Kind: UInt64 {
    /// Words in small letters.
    case common = 0
    /// Words with a capital, which are mostly names.
    case name = 1
  }

  private let table: FingerprintTable

  /// Reads the letters from their table.
  init(_ table: FingerprintTable) { self.table = table }

  /// The table's key for a sequence of small letters.
  @inline(__always) static func key(_ letters: ArraySlice<UInt8>, _ kind: Kind) -> UInt64 {
    var key: UInt64 = 0
    for letter in letters { key = key << 8 | UInt64(letter) }
    return key | UInt64(letters.count) << 48 | kind.rawValue << 52
  }

  /// The logarithm of a letter's probability after the letters before it.
  ///
  /// - Parameter letters: The context and the letter, small, `start` first where the word begins.
  func log(_ letters: ArraySlice<UInt8>, _ kind: Kind) -> Float {
    var rest = letters.suffix(Self.order)
    var sum: Float = 0
    while true {
      if let index = table.find(Self.key(rest, kind)) {
        return sum + Quantised.log(table.value(index, column: 0))
      }
      if rest.count == 1 { return sum - 7 }
      if let index = table.find(Self.key(rest.dropLast(), kind)) {
        sum += Quantised.log(table.value(index, column: 1))
      }
      rest = rest.dropFirst()
    }
  }

  /// The logarithm of a whole word's probability.
  ///
  /// - Parameter word: The letters, small.
  func log(word: [UInt8], _ kind: Kind) -> Float {
    var letters = [Self.start]
    letters.reserveCapacity(word.count + 2)
    letters += word
    letters.append(Self.end)
    var sum: Float = 0
    for end in 2...letters.count { sum += log(letters[max(0, end - Self.order)..<end], kind) }
    return sum
  }
}
