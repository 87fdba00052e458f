/// Counts 60-bit keys with small weights by sorting them.
enum KeyCounter {
  /// A key, what its occurrences weigh in all, and how many they are.
  struct Count {
    /// The key.
    var key: UInt64
    /// The sum of the weights.
    var weight: Int
    /// The number of occurrences.
    var occurrences: Int
  }

  /// The bits below the key that hold the weight.
  static let weightBits: UInt64 = 4

  /// Counts the keys; each holds its weight, 1 to 15, in its lowest bits.
  ///
  /// - Parameters:
  ///   - keys: The keys; empty afterwards.
  ///   - least: The fewest occurrences a key must have to be given to the body.
  ///   - body: Called with each key in ascending order.
  static func count(_ keys: inout [UInt64], least: Int = 1, _ body: (Count) -> Void) {
    sort(&keys)
    var index = 0
    while index < keys.count {
      let key = keys[index] >> weightBits
      var weight = 0
      let start = index
      while index < keys.count, keys[index] >> weightBits == key {
        weight += Int(keys[index] & 15)
        index += 1
      }
      if index - start >= least { body(Count(key: key, weight: weight, occurrences: index - start)) }
    }
    keys = []
  }

  /// Sorts by radix: eleven bits at a time.
  private static func sort(_ keys: inout [UInt64]) {
    var other = [UInt64](repeating: 0, count: keys.count)
    for shift in stride(from: UInt64(0), to: 66, by: 11) where shift < 64 {
      var starts = [Int](repeating: 0, count: 2049)
      for key in keys { starts[Int(key >> shift & 2047) + 1] += 1 }
      if starts.contains(keys.count) { continue }
      for digit in 0..<2048 { starts[digit + 1] += starts[digit] }
      for key in keys {
        let digit = Int(key >> shift & 2047)
        other[starts[digit]] = key
        starts[digit] += 1
      }
      swap(&keys, &other)
    }
  }
}
