/// How alike two texts are by Ratcliff and Obershelp, as Python's `difflib.SequenceMatcher` reckons it
/// without junk: the longest common run, then the same left and right of it.
enum MatchingBlocks {
  /// Twice the characters in common runs over all characters, 0 to 1; 1 for two empty texts.
  static func ratio(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Double {
    if a.isEmpty && b.isEmpty { return 1 }
    return 2 * Double(common(a[...], b[...])) / Double(a.count + b.count)
  }

  /// How many characters lie in common runs.
  private static func common(_ a: ArraySlice<Unicode.Scalar>, _ b: ArraySlice<Unicode.Scalar>) -> Int {
    var count = 0
    var parts = [(a, b)]
    while let (a, b) = parts.popLast() {
      let run = longestRun(a, b)
      if run.length == 0 { continue }
      count += run.length
      parts.append((a[..<run.a], b[..<run.b]))
      parts.append((a[(run.a + run.length)...], b[(run.b + run.length)...]))
    }
    return count
  }

  /// The longest common run; of several as long, the first in `a`, then the first in `b`.
  private static func longestRun(
    _ a: ArraySlice<Unicode.Scalar>, _ b: ArraySlice<Unicode.Scalar>
  ) -> (a: Int, b: Int, length: Int) {
    var best = (a: a.startIndex, b: b.startIndex, length: 0)
    // The length of the common run that ends before each place of `b`.
    var lengths = [Int](repeating: 0, count: b.count + 1)
    for i in a.indices {
      var diagonal = 0
      for (offset, j) in b.indices.enumerated() {
        let length = a[i] == b[j] ? diagonal + 1 : 0
        diagonal = lengths[offset + 1]
        lengths[offset + 1] = length
        if length > best.length { best = (i - length + 1, j - length + 1, length) }
      }
    }
    return best
  }
}
