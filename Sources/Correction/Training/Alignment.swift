/// Lays a text and its reading side by side: words by words, then letters by letters.
enum Alignment {
  /// Where two forms of a word differ: the ranges that stand for each other.
  static func steps(_ meant: [UInt8], _ read: [UInt8]) -> [(Range<Int>, Range<Int>)] {
    var cost = Array(repeating: [Double](repeating: 0, count: read.count + 1), count: meant.count + 1)
    for left in 0...meant.count { cost[left][0] = Double(left) }
    for right in 0...read.count { cost[0][right] = Double(right) }
    func substitution(_ left: Int, _ right: Int) -> Double {
      if meant[left] == read[right] { return 0 }
      return Letters.fold(meant[left]) == Letters.fold(read[right]) ? 0.5 : 0.9
    }
    if !meant.isEmpty, !read.isEmpty {
      for left in 1...meant.count {
        for right in 1...read.count {
          cost[left][right] = min(
            cost[left - 1][right - 1] + substitution(left - 1, right - 1),
            min(cost[left - 1][right], cost[left][right - 1]) + 1)
        }
      }
    }
    var steps: [(Range<Int>, Range<Int>)] = []
    var (left, right) = (meant.count, read.count)
    var (leftEnd, rightEnd) = (left, right)
    func close() {
      if left < leftEnd || right < rightEnd { steps.append((left..<leftEnd, right..<rightEnd)) }
    }
    while left > 0 || right > 0 {
      if left > 0, right > 0,
        cost[left][right] == cost[left - 1][right - 1] + substitution(left - 1, right - 1)
      {
        if meant[left - 1] == read[right - 1] {
          close()
          (leftEnd, rightEnd) = (left - 1, right - 1)
        }
        left -= 1
        right -= 1
      } else if left > 0, cost[left][right] == cost[left - 1][right] + 1 {
        left -= 1
      } else {
        right -= 1
      }
    }
    close()
    return steps.reversed()
  }

  /// Words of two texts that stand for each other.
  static func words(_ truth: [[UInt8]], _ read: [[UInt8]]) -> [([UInt8], [UInt8])] {
    let width = read.count + 1
    var cost = [Float](repeating: 0, count: (truth.count + 1) * width)
    for right in 0..<width { cost[right] = Float(right) }
    func substitution(_ left: Int, _ right: Int) -> Float {
      let (meant, read) = (truth[left], read[right])
      if meant == read { return 0 }
      if abs(meant.count - read.count) > 2 { return 3 }
      var same = 0
      for place in 0..<min(meant.count, read.count)
      where meant[place] == read[place]
        || meant[meant.count - 1 - place] == read[read.count - 1 - place]
      {
        same += 1
      }
      return same * 2 >= meant.count ? 0.8 : 3
    }
    for left in 0..<truth.count {
      let row = (left + 1) * width
      cost[row] = Float(left + 1)
      for right in 0..<read.count {
        cost[row + right + 1] = min(
          cost[row - width + right] + substitution(left, right),
          min(cost[row - width + right + 1], cost[row + right]) + 1)
      }
    }
    var aligned: [([UInt8], [UInt8])] = []
    var (left, right) = (truth.count, read.count)
    while left > 0, right > 0 {
      let here = cost[left * width + right]
      if here == cost[(left - 1) * width + right - 1] + substitution(left - 1, right - 1) {
        aligned.append((truth[left - 1], read[right - 1]))
        left -= 1
        right -= 1
      } else if here == cost[(left - 1) * width + right] + 1 {
        left -= 1
      } else {
        right -= 1
      }
    }
    return aligned
  }
}
