import CTesseract
import Minutes

/// Finds the numbers before items that recognition left out.
///
/// Tesseract takes a short number that stands by itself before its line for dirt, or reads no more of it than its
/// full stop. What stands there is looked at: if it is as small, as high and as lonely as a number, it is read again
/// by itself, and taken where it reads as one.
struct LeftOutNumbers {
  /// Where something stands before a run that may be its number.
  struct Place {
    var run: Int
    var box: Minutes.Box
    /// Whether the run's first word is no more than the number's full stop or bracket.
    var replacesFirst: Bool
  }

  private let runs: [WordRun]
  private let pixels: DarkPixels

  init(_ runs: [WordRun], on image: borrowing GreyImage) {
    self.runs = runs
    pixels = DarkPixels(image)
  }

  /// How many are read at most on a page; more is no list.
  private static let most = 40

  /// What to read again.
  var places: [Place] {
    Array(runs.indices.lazy.compactMap(place).prefix(Self.most))
  }

  private func place(before index: Int) -> Place? {
    let run = runs[index]
    let height = run.height
    guard (10...100).contains(height), let first = run.words.first else { return nil }
    let scalars = first.text.unicodeScalars
    let isStop = scalars.count == 1 && ".):,".unicodeScalars.contains(scalars[scalars.startIndex])
    // What begins with a number has one.
    if !isStop, scalars.contains(where: { ("0"..."9").contains($0) || $0 == "§" }) { return nil }
    let right = isStop ? first.right : first.left - 0.25 * height
    let (top, bottom) = (run.baseline - height, run.baseline + 0.3 * height)
    var left = right - 6 * height
    for (other, words) in runs.enumerated() where other != index {
      for word in words.words
      where word.right < right + height && word.bottom > top && word.top < bottom && word.left < right {
        left = max(left, word.right + 0.8 * height)
      }
    }
    guard left < right else { return nil }
    guard
      let mark = pixels.mark(
        columns: Int(max(0, left))..<Int(max(0, right)), rows: Int(max(0, top))..<Int(max(0, bottom)),
        height: height),
      abs(Double(mark.bottom) - run.baseline) < 0.3 * height
    else { return nil }
    let margin = Int(0.3 * height)
    return Place(
      run: index,
      box: Minutes.Box(
        left: max(0, mark.left - margin), top: max(0, mark.top - margin), right: mark.right + margin,
        bottom: mark.bottom + margin),
      replacesFirst: isStop)
  }

  /// What was read, where it is a number; nil where it is none.
  static func number(_ words: [PlacedWord]) -> PlacedWord? {
    guard var word = words.first, words.count <= 2 else { return nil }
    for next in words.dropFirst() {
      word.text += next.text
      word.right = next.right
      word.confidence = min(word.confidence ?? 0, next.confidence ?? 0)
    }
    var digits = Array(word.text.unicodeScalars)
    let isEnded = digits.last.map { ".):".unicodeScalars.contains($0) } ?? false
    if isEnded { digits.removeLast() }
    guard (1...3).contains(digits.count), digits.allSatisfy({ ("0"..."9").contains($0) }), digits[0] != "0",
      (word.confidence ?? 0) >= (isEnded ? sureEnded : sure)
    else { return nil }
    word.choices = []
    return word
  }

  /// From which confidence a number is taken, with its stop or bracket and without.
  private static let sureEnded = 0.6
  private static let sure = 0.9
}

/// Which pixels of an image are ink.
private struct DarkPixels {
  private let words: UnsafeMutablePointer<UInt32>?
  private let wordsPerLine: Int
  private let width: Int
  private let height: Int
  private let threshold: UInt32

  init(_ image: borrowing GreyImage) {
    words = pixGetData(image.pix)
    wordsPerLine = Int(pixGetWpl(image.pix))
    (width, height) = (image.width, image.height)
    threshold = UInt32(max(1, image.tones.paper - 70))
  }

  /// The only small mark at the right of a strip, with nothing but paper, or a table's rule, before it.
  ///
  /// - Parameter height: that of the letters.
  func mark(columns: Range<Int>, rows: Range<Int>, height letters: Double) -> Minutes.Box? {
    let (columns, rows) = (columns.clamped(to: 0..<width), rows.clamped(to: 0..<height))
    guard let words, !columns.isEmpty, !rows.isEmpty else { return nil }
    func isDark(_ x: Int, _ y: Int) -> Bool {
      (words[y * wordsPerLine + (x >> 2)] >> UInt32(24 - 8 * (x & 3))) & 0xFF < threshold
    }
    var found: Minutes.Box?
    var ink = 0
    for x in columns.reversed() {
      let dark = rows.filter { isDark(x, $0) }
      // A rule goes from top to bottom and parts the number from its line.
      let isRule = dark.count * 10 >= rows.count * 9
      if let box = found {
        let gap = Double(box.left - x)
        if gap > 0.8 * letters || (isRule && gap > 0.2 * letters) { break }
      }
      guard let top = dark.first, let bottom = dark.last, !isRule else { continue }
      let column = Minutes.Box(left: x, top: top, right: x + 1, bottom: bottom + 1)
      found = found?.union(column) ?? column
      ink += dark.count
      // Longer than a number is.
      if let box = found, Double(box.width) > 3 * letters { return nil }
    }
    guard let box = found, (0.45...1.1).contains(Double(box.height) / letters),
      Double(ink) > 0.04 * letters * letters, Double(box.width) > 0.1 * letters,
      box.left > columns.lowerBound
    else { return nil }
    return box
  }
}
