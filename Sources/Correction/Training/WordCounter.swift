/// Numbers words in the order they are first met, and holds their letters.
struct WordCounter {
  private var slots: [UInt32]
  private var starts: [Int] = [0]
  private var letters: [UInt8] = []
  /// How often each word was met.
  private(set) var counts: [Int] = []

  /// Makes an empty counter.
  init() { slots = Array(repeating: 0, count: 1 << 16) }

  /// How many words there are.
  var count: Int { counts.count }

  /// A word's letters.
  func word(_ number: Int) -> ArraySlice<UInt8> { letters[starts[number]..<starts[number + 1]] }

  /// The word's number, counted once more.
  mutating func add(_ word: ArraySlice<UInt8>, count: Int = 1) -> Int {
    var slot = self.slot(of: word)
    if slots[slot] == 0 {
      letters += word
      starts.append(letters.count)
      counts.append(0)
      slots[slot] = UInt32(counts.count)
      if counts.count * 2 > slots.count {
        grow()
        slot = self.slot(of: word)
      }
    }
    let number = Int(slots[slot]) - 1
    counts[number] += count
    return number
  }

  /// The word's number; nil when it was never met.
  func find(_ word: ArraySlice<UInt8>) -> Int? {
    let number = slots[slot(of: word)]
    return number == 0 ? nil : Int(number) - 1
  }

  /// Changes a word's count.
  mutating func add(_ count: Int, to number: Int) { counts[number] += count }

  private func slot(of word: ArraySlice<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    var slot = Int(truncatingIfNeeded: Letters.mix(hash)) & (slots.count - 1)
    while slots[slot] != 0 {
      let start = starts[Int(slots[slot]) - 1]
      let end = starts[Int(slots[slot])]
      if end - start == word.count, letters[start..<end].elementsEqual(word) { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    for number in 0..<counts.count {
      let slot = slot(of: word(number))
      slots[slot] = UInt32(number + 1)
    }
  }
}
