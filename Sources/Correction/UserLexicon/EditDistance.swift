/// How many letters must be put in, taken out or replaced to make other words of one word, marks not counted.
///
/// Myers' bit-vector method (G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic
/// programming", Journal of the ACM 46, 1999): one step for each letter of the other word.
struct EditDistance {
  /// For each letter where it stands in the word, a bit a place.
  private var places = [UInt64](repeating: 0, count: 256)
  private let count: Int

  /// The most letters that a word may have.
  static let longest = 64

  /// Takes the word.
  init(_ word: [UInt8]) {
    count = min(word.count, Self.longest)
    for index in 0..<count { places[Int(Letters.fold(word[index]))] |= 1 << UInt64(index) }
  }

  /// The distance to another word.
  func callAsFunction(to other: [UInt8]) -> Int {
    if count == 0 { return other.count }
    let last: UInt64 = 1 << UInt64(count - 1)
    var (more, less) = (~UInt64(0), UInt64(0))
    var distance = count
    for letter in other {
      let same = places[Int(Letters.fold(letter))]
      let down = same | less
      let across = (((same & more) &+ more) ^ more) | same
      var up = less | ~(across | more)
      var off = more & across
      if up & last != 0 { distance += 1 }
      if off & last != 0 { distance -= 1 }
      up = up << 1 | 1
      off <<= 1
      more = off | ~(down | up)
      less = up & down
    }
    return distance
  }
}
