/// Finds a pair of words among sorted keys.
struct PairIndex {
  private let keys: [UInt64]
  private let starts: [Int]

  /// Indexes sorted keys by their first word.
  init(_ keys: [UInt64]) {
    self.keys = keys
    let last = keys.last.map { Int($0 >> 20) } ?? 0
    var starts = [Int](repeating: 0, count: last + 2)
    for key in keys { starts[Int(key >> 20) + 1] += 1 }
    for word in 0...last { starts[word + 1] += starts[word] }
    self.starts = starts
  }

  /// The key's place; nil when it is not there.
  func find(_ key: UInt64) -> Int? {
    let word = Int(key >> 20)
    guard word + 1 < starts.count else { return nil }
    var (low, high) = (starts[word], starts[word + 1])
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < starts[word + 1] && keys[low] == key ? low : nil
  }
}
