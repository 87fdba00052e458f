import Minutes

/// Finds the words that a second reading may mend, and takes from it the symbols that the first cannot write.
///
/// Debian's Swedish trained data has no § % @ – • * and writes other signs in their places. Its words are the
/// better ones all the same: of the second reading nothing is taken but those symbols.
struct SymbolRecovery {
  /// What the second alphabet has and the first has not: signs, and no letters but `ü`, which Swedish has in names.
  let symbols: Set<Unicode.Scalar>

  init(first: Set<Unicode.Scalar>, second: Set<Unicode.Scalar>) {
    symbols = second.subtracting(first).filter { !$0.isLetterOrDigit || $0 == "ü" || $0 == "Ü" }
      .subtracting(SymbolRecovery.unused)
  }

  /// Signs that minutes hardly have and that smudges are read as.
  private static let unused = Set("{}~^`¬¦«»‹›°©®™¢¥¤ªº¿¡†‡„".unicodeScalars)

  // MARK: - Where to look

  /// The ranges of a run's words to read again, each with a neighbour on either side.
  func doubtful(in run: WordRun) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for index in run.words.indices where isDoubtful(index, of: run) {
      let range = max(0, index - 1)..<min(run.words.count, index + 2)
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    }
    return ranges
  }

  private func isDoubtful(_ index: Int, of run: WordRun) -> Bool {
    let word = run.words[index]
    let scalars = Array(word.text.unicodeScalars)
    guard let first = scalars.first else { return false }
    if scalars.contains(where: SymbolRecovery.telling.contains) { return true }
    let confidence = word.confidence ?? 1
    if confidence < SymbolRecovery.poor { return true }
    let isLast = index == run.words.count - 1
    // A paragraph sign is read as 8, S, 5, 3 or 6, alone before a number or grown together with it.
    if SymbolRecovery.paragraphs.contains(first) {
      let rest = scalars.dropFirst()
      let next = isLast ? nil : run.words[index + 1].text.unicodeScalars.first
      if rest.isEmpty, next.map(SymbolRecovery.isDigit) ?? (index == 0) { return true }
      if index == 0, !rest.isEmpty, rest.count <= 3, rest.allSatisfy(SymbolRecovery.isDigit) { return true }
    }
    // A per cent sign is read as 96, 90 or 960, or as a lone digit, behind its number.
    let isBehindNumber =
      index > 0 && run.words[index - 1].text.unicodeScalars.allSatisfy(SymbolRecovery.isNumeric)
    if SymbolRecovery.isDigit(first) {
      let looksLikeIt = ["96", "90", "9o"].contains { word.text.hasSuffix($0) }
      if looksLikeIt, scalars.count == 2 ? isBehindNumber : (3...4).contains(scalars.count) { return true }
    }
    if isBehindNumber, word.text == "960" || (scalars.count <= 2 && confidence < 0.9) { return true }
    // A bullet is read as a lone sign or letter where a line begins.
    return index == 0 && scalars.count == 1 && !SymbolRecovery.isDigit(first) && confidence < 0.9
  }

  /// Signs that the first reading writes mostly where it lacks the right one.
  private static let telling = Set("$&£|<>=*\"”“«»+~?".unicodeScalars)
  private static let paragraphs = Set("8S536$&".unicodeScalars)
  /// The confidence below which a word is read again whatever it is.
  private static let poor = 0.5

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func isNumeric(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || scalar == "," || scalar == "."
  }

  // MARK: - What to take

  /// The words of a range, with the symbols of the second reading.
  func merged(_ first: [PlacedWord], with second: [PlacedWord]) -> [PlacedWord] {
    var words = first
    for clusters in SymbolRecovery.clusters(first, second).reversed() {
      let old = Array(first[clusters.first])
      let new = Array(second[clusters.second])
      guard new.contains(where: { $0.text.unicodeScalars.contains(where: symbols.contains) }),
        let mended = mended(old, by: new)
      else { continue }
      words.replaceSubrange(clusters.first, with: mended)
    }
    return words
  }

  /// Stretches of two readings that overlap, from left to right.
  private static func clusters(
    _ first: [PlacedWord], _ second: [PlacedWord]
  ) -> [(first: Range<Int>, second: Range<Int>)] {
    var clusters: [(first: Range<Int>, second: Range<Int>)] = []
    var (i, j) = (0, 0)
    while i < first.count || j < second.count {
      let (startI, startJ) = (i, j)
      var right = -Double.infinity
      repeat {
        // The one that begins further left opens the cluster or goes on with it.
        if i < first.count, j >= second.count || first[i].left <= second[j].left {
          right = max(right, inner(first[i]).right)
          i += 1
        } else {
          right = max(right, inner(second[j]).right)
          j += 1
        }
      } while (i < first.count && inner(first[i]).left < right)
        || (j < second.count && inner(second[j]).left < right)
      clusters.append((startI..<i, startJ..<j))
    }
    return clusters
  }

  /// A word's extent less a tenth of its width on both sides, so that neighbours do not touch.
  private static func inner(_ word: PlacedWord) -> (left: Double, right: Double) {
    let edge = 0.1 * (word.right - word.left)
    return (word.left + edge, word.right - edge)
  }

  /// Words of the first reading with the second's symbols in them; nil where the two do not fit together.
  private func mended(_ old: [PlacedWord], by new: [PlacedWord]) -> [PlacedWord]? {
    let confidence = new.compactMap(\.confidence).min() ?? 0
    // An address is long, and one letter misread of it makes all of it doubtful.
    let isAddress =
      new.count == 1 && new[0].text.count(where: { $0 == "@" }) == 1 && new[0].text.contains(".")
    guard isAddress || confidence >= SymbolRecovery.least else { return nil }
    // A sign that the first reading passed over.
    if old.isEmpty {
      let isSign = new.count == 1 && new[0].text.unicodeScalars.allSatisfy(symbols.contains)
      return isSign && confidence >= SymbolRecovery.sure ? new : nil
    }
    let from = Array(old.map(\.text).joined(separator: " ").unicodeScalars)
    let to = Array(new.map(\.text).joined(separator: " ").unicodeScalars)
    let oldConfidence = old.compactMap(\.confidence).min() ?? 0
    var text = String.UnicodeScalarView()
    var hasChanged = false
    for block in Alignment.blocks(from, to) {
      let (a, b) = (from[block.first], to[block.second])
      if block.isEqual || !b.contains(where: symbols.contains) {
        text.append(contentsOf: a)
        continue
      }
      // A word's letters that were read well are no signs.
      let hidesWord = a.count(where: \.isLetter) > 2 || (a.contains(where: \.isSmall) && oldConfidence > 0.85)
      if hidesWord || b.count(where: \.isLetter) > 1 { return nil }
      text.append(contentsOf: b)
      hasChanged = true
    }
    guard hasChanged else { return nil }
    return placed(String(text), old, new)
  }

  /// The words of a text in the places of one of the readings that has as many.
  private func placed(_ text: String, _ old: [PlacedWord], _ new: [PlacedWord]) -> [PlacedWord]? {
    let texts = text.split(separator: " ").map(String.init)
    guard let places = [new, old].first(where: { $0.count == texts.count }) else { return nil }
    return zip(texts, places).map { text, place in
      if let same = old.first(where: { $0.text == text && $0.left == place.left }) { return same }
      var word = place
      word.text = text
      word.choices = []
      return word
    }
  }

  /// The second reading's confidence below which it is not believed, and from which it adds a sign of its own.
  private static let least = 0.4
  private static let sure = 0.8
}

/// Two readings of one line, side by side.
enum Alignment {
  /// A stretch of both that is equal, or that differs.
  struct Block {
    var first: Range<Int>
    var second: Range<Int>
    var isEqual: Bool
  }

  /// The stretches, by the least number of characters changed.
  static func blocks(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> [Block] {
    let width = second.count + 1
    var costs = [Int](repeating: 0, count: (first.count + 1) * width)
    for i in 0...first.count {
      for j in 0...second.count {
        if i == 0 || j == 0 {
          costs[i * width + j] = i + j
        } else {
          let change = costs[(i - 1) * width + j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1)
          costs[i * width + j] = min(change, costs[(i - 1) * width + j] + 1, costs[i * width + j - 1] + 1)
        }
      }
    }
    var steps: [Block] = []
    var (i, j) = (first.count, second.count)
    while i > 0 || j > 0 {
      let cost = costs[i * width + j]
      let isEqual = i > 0 && j > 0 && first[i - 1] == second[j - 1] && cost == costs[(i - 1) * width + j - 1]
      let (fromI, fromJ) = (i, j)
      if isEqual || (i > 0 && j > 0 && cost == costs[(i - 1) * width + j - 1] + 1) {
        (i, j) = (i - 1, j - 1)
      } else if i > 0, cost == costs[(i - 1) * width + j] + 1 {
        i -= 1
      } else {
        j -= 1
      }
      if var last = steps.last, last.isEqual == isEqual {
        last.first = i..<last.first.upperBound
        last.second = j..<last.second.upperBound
        steps[steps.count - 1] = last
      } else {
        steps.append(Block(first: i..<fromI, second: j..<fromJ, isEqual: isEqual))
      }
    }
    return steps.reversed()
  }
}
