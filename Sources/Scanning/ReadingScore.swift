import Foundation

/// What speaks for a reading of a page by itself.
struct ReadingScore {
  /// How much like Swedish it reads, 0 to 1; nil without a model.
  let plausibility: Double?
  /// What shows that it is not what one sees; nil where it seems sound.
  let fault: String?

  init(_ text: String, judge: LanguageJudge?) {
    plausibility = judge?.plausibility(text)
    fault = TextLayerFault.first(in: text)
  }

  /// Whether nothing speaks against the reading.
  func isSound(above threshold: Double) -> Bool {
    fault == nil && (plausibility ?? 1) >= threshold
  }

  /// A value with two decimals, the same on every machine.
  static func decimals(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}

/// Which of two readings of the same page is nearer to what stands on it.
///
/// Only the words are weighed that one of them has and the other has not: letters in known words speak for a
/// reading, those in others and marks that stand by themselves against it. So two good readings are told apart by
/// the few words in which they differ, and one that lacks half of the page is the worse, however well it reads.
struct ReadingComparison {
  /// How many letters the first is better by; negative where the second is better.
  let advantage: Double

  init(_ first: String, _ second: String, judge: LanguageJudge) {
    var counts: [Substring: Int] = [:]
    let texts = [first, second].map { $0.precomposedStringWithCanonicalMapping }
    for token in texts[0].split(whereSeparator: \.isWhitespace) { counts[token, default: 0] += 1 }
    for token in texts[1].split(whereSeparator: \.isWhitespace) { counts[token, default: 0] -= 1 }
    func only(_ sign: Int) -> [Substring] {
      counts.filter { $0.value * sign > 0 }.flatMap { Array(repeating: $0.key, count: $0.value * sign) }
    }
    advantage = Self.worth(only(1), judge) - Self.worth(only(-1), judge)
  }

  private static func worth(_ tokens: [Substring], _ judge: LanguageJudge) -> Double {
    let letters = judge.letters(tokens.joined(separator: "\n"))
    var worth = Double(letters.known - letters.unknown)
    for token in tokens {
      let digits = token.unicodeScalars.count { $0.properties.numericType == .decimal }
      worth += Double(digits)
      if token.contains("§") {
        worth += 2
      } else if digits == 0, !token.unicodeScalars.contains(where: \.isLetter), !listMarks.contains(token) {
        worth -= 1
      }
    }
    return worth
  }

  /// What stands by itself in papers.
  private static let listMarks: Set<Substring> = ["-", "–", "—", "•", "*", "/", "&", "+", "="]
}
