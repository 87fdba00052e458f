import CTesseract
import Minutes

/// Finds print that recognition left out whole: letters that stand in no line that was read.
///
/// Where a signature or a rule stands near a short line, Tesseract takes both for one row and drops what is not in its
/// middle: a heading, or the word that tells whose signatures follow.
struct LeftOutWords {
  /// A place to read again.
  struct Place {
    var box: Minutes.Box
    /// How many letters seem to stand there.
    var letters: Int
  }

  /// Where to read again, from top to bottom.
  let places: [Place]

  /// How many blots a page has at most for anything to be told from them, and how many places are read again.
  private static let mostParts = 4000
  private static let most = 12

  init(_ runs: [WordRun], on image: borrowing GreyImage) {
    let heights = runs.map(\.height).filter { (10...100).contains($0) }.sorted()
    guard heights.count >= 3 else {
      places = []
      return
    }
    let height = heights[heights.count / 2]
    let parts = Self.parts(of: image, without: runs, margin: 0.15 * height)
    guard parts.count <= Self.mostParts else {
      places = []
      return
    }
    let letters = parts.filter { Self.isLetter($0, height) }.sorted { ($0.left, $0.top) < ($1.left, $1.top) }
    let strokes = parts.filter { Double($0.width) > 1.5 * height || Double($0.height) > 1.3 * height }
    let margin = Int(0.3 * height)
    let (width, lines) = (image.width, image.height)
    places = Array(
      Self.groups(of: letters, height).filter { group in
        group.count >= 4 && Double(group.box.width) > 2 * height
          && (0.4...1.5).contains(Double(group.box.height) / height)
          && !strokes.contains { $0.touches(group.box, within: margin) }
      }.map { group in
        Place(
          box: Minutes.Box(
            left: max(0, group.box.left - margin), top: max(0, group.box.top - margin),
            right: min(width, group.box.right + margin), bottom: min(lines, group.box.bottom + margin)),
          letters: group.count)
      }.sorted { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }.prefix(Self.most))
  }

  /// The reading of a place, where it is print; nil for anything else.
  ///
  /// - Parameter letters: how many letters seem to stand there.
  static func print(_ runs: [WordRun], letters: Int) -> WordRun? {
    guard runs.count == 1, let run = runs.first,
      run.words.allSatisfy({ ($0.confidence ?? 0) >= leastConfidence }),
      run.words.contains(where: { $0.text.unicodeScalars.count(where: \.isLetter) >= 3 })
    else { return nil }
    let read = run.words.reduce(0) { $0 + $1.text.unicodeScalars.count(where: \.isLetterOrDigit) }
    return (0.7...1.4).contains(Double(read) / Double(letters)) ? run : nil
  }

  /// The confidence with which each word must be read at least: a word by itself is read with less than in its line.
  private static let leastConfidence = 0.65

  /// What is dark and in no line, part by part.
  private static func parts(
    of image: borrowing GreyImage, without runs: [WordRun], margin: Double
  ) -> [Minutes.Box] {
    let threshold = Int32(max(1, image.tones.paper - 70))
    guard let binary = pixThresholdToBinary(image.pix, threshold) else { return [] }
    var toRelease: UnsafeMutablePointer<Pix>? = binary
    defer { pixDestroy(&toRelease) }
    // Whole lines: the boxes of words in one may lie beside their letters.
    for run in runs {
      guard var box = run.words.first?.box else { continue }
      for word in run.words { box = box.union(word.box) }
      let (left, top) = (Int32(Double(box.left) - 3 * margin), Int32(Double(box.top) - margin))
      let (right, bottom) = (Int32(Double(box.right) + 3 * margin), Int32(Double(box.bottom) + margin))
      pixRasterop(binary, left, top, right - left, bottom - top, Int32(PIX_CLR), nil, 0, 0)
    }
    guard let boxes = pixConnCompBB(binary, 8) else { return [] }
    var boxesToRelease: UnsafeMutablePointer<Boxa>? = boxes
    defer { boxaDestroy(&boxesToRelease) }
    return (0..<boxaGetCount(boxes)).compactMap { index in
      var (x, y, width, height) = (Int32(0), Int32(0), Int32(0), Int32(0))
      guard boxaGetBoxGeometry(boxes, index, &x, &y, &width, &height) == 0 else { return nil }
      return Minutes.Box(left: Int(x), top: Int(y), right: Int(x + width), bottom: Int(y + height))
    }
  }

  private static func isLetter(_ box: Minutes.Box, _ height: Double) -> Bool {
    (0.35...1.15).contains(Double(box.height) / height) && (0.08...1.3).contains(Double(box.width) / height)
  }

  /// Letters on one line.
  private struct Group {
    var box: Minutes.Box
    var last: Minutes.Box
    var count = 1
  }

  /// Puts letters, from left to right, to the line that goes on with them.
  private static func groups(of letters: [Minutes.Box], _ height: Double) -> [Group] {
    var groups: [Group] = []
    for letter in letters {
      let index = groups.lastIndex { group in
        let common = min(group.last.bottom, letter.bottom) - max(group.last.top, letter.top)
        return Double(letter.left - group.last.right) < 0.9 * height
          && 2 * common > min(group.last.height, letter.height)
      }
      guard let index else {
        groups.append(Group(box: letter, last: letter))
        continue
      }
      groups[index].box = groups[index].box.union(letter)
      groups[index].last = letter
      groups[index].count += 1
    }
    return groups
  }
}

extension Minutes.Box {
  /// Whether another box lies nearer than so many pixels.
  fileprivate func touches(_ other: Minutes.Box, within margin: Int) -> Bool {
    left < other.right + margin && right > other.left - margin && top < other.bottom + margin
      && bottom > other.top - margin
  }
}
