/// The symbols of one text as bit masks: for each symbol, where in the text it stands.
///
/// A frequent symbol has a mask ready; a rare one keeps its places and sets its bits when asked. Memory is
/// linear in the length of the text.
struct SymbolMasks {
  /// How many symbols the text has.
  let count: Int
  /// How many words of 64 bits a mask has.
  let wordCount: Int
  private var places: [[Int32]] = []
  private var masks: [Int: [UInt64]] = [:]

  /// Makes the masks.
  ///
  /// - Parameters:
  ///   - text: the symbols, numbered from 0.
  ///   - symbols: how many different symbols there are.
  init(_ text: some Collection<Int32>, symbols: Int) {
    count = text.count
    wordCount = (count + 63) / 64
    places = Array(repeating: [], count: symbols)
    for (place, symbol) in text.enumerated() { places[Int(symbol)].append(Int32(place)) }
    for symbol in places.indices where places[symbol].count > 0 && places[symbol].count >= wordCount {
      var mask = [UInt64](repeating: 0, count: wordCount)
      for place in places[symbol] { mask[Int(place) / 64] |= 1 << UInt64(place % 64) }
      masks[symbol] = mask
    }
  }

  /// Writes the mask of a symbol into `row`, for the words from `first` to `last`; the rest stays as it is.
  func write(_ symbol: Int32, first: Int, last: Int, to row: inout [UInt64]) {
    if let mask = masks[Int(symbol)] {
      for word in first...last { row[word] = mask[word] }
      return
    }
    for word in first...last { row[word] = 0 }
    let places = places[Int(symbol)]
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(places[middle]) < first * 64 { low = middle + 1 } else { high = middle }
    }
    while low < places.count, Int(places[low]) < (last + 1) * 64 {
      row[Int(places[low]) / 64] |= 1 << UInt64(places[low] % 64)
      low += 1
    }
  }
}

/// The table of edit distances of one text (its columns) and another (its rows), a row at a time.
///
/// Myers' algorithm with Hyyrö's blocks: a bit says whether a distance is one more (`rises`) or one less
/// (`falls`) than the distance left of it. Only the columns within `reach` of the diagonal are computed; the
/// distances on every path with at most `reach` edits are exact, the others are never too small.
struct EditRows {
  private(set) var rises: [UInt64]
  private(set) var falls: [UInt64]
  /// The first word of the band in the current row.
  private(set) var firstWord = 0
  /// The last word of the band in the current row.
  private(set) var lastWord = 0
  /// The number of the current row; 0 before the first.
  private(set) var row = 0
  /// The distance in the column left of the band's first.
  private var edge = 0
  private let masks: SymbolMasks
  private let reach: Int
  private var matches: [UInt64]

  init(_ masks: SymbolMasks, reach: Int) {
    self.masks = masks
    self.reach = reach
    rises = Array(repeating: .max, count: masks.wordCount)
    falls = Array(repeating: 0, count: masks.wordCount)
    matches = Array(repeating: 0, count: masks.wordCount)
  }

  /// Computes the next row: the other text's next symbol.
  mutating func advance(_ symbol: Int32) {
    row += 1
    let first = min(max(0, row - reach - 1) / 64, masks.wordCount - 1)
    while firstWord < first {
      edge += rises[firstWord].nonzeroBitCount - falls[firstWord].nonzeroBitCount
      firstWord += 1
    }
    lastWord = min((row + reach - 1) / 64, masks.wordCount - 1)
    masks.write(symbol, first: firstWord, last: lastWord, to: &matches)
    edge += 1
    var carryUp: UInt64 = 1
    var carryDown: UInt64 = 0
    for word in firstWord...lastWord {
      let (rise, fall) = (rises[word], falls[word])
      let match = matches[word] | carryDown
      let diagonal = (((match & rise) &+ rise) ^ rise) | match | fall
      var up = fall | ~(diagonal | rise)
      var down = diagonal & rise
      let (nextUp, nextDown) = (up >> 63, down >> 63)
      up = up << 1 | carryUp
      down = down << 1 | carryDown
      rises[word] = down | ~(diagonal | up)
      falls[word] = up & diagonal
      (carryUp, carryDown) = (nextUp, nextDown)
    }
  }

  /// The distances of the current row by column (0 for the empty beginning), with the band's first column.
  func distances() -> (first: Int, values: [Int]) {
    let columns = firstWord * 64..<min(masks.count, (lastWord + 1) * 64)
    var value = edge
    var values = [value]
    values.reserveCapacity(columns.count + 1)
    for column in columns {
      let bit = UInt64(1) << UInt64(column % 64)
      if rises[column / 64] & bit != 0 { value += 1 }
      if falls[column / 64] & bit != 0 { value -= 1 }
      values.append(value)
    }
    return (columns.lowerBound, values)
  }
}
