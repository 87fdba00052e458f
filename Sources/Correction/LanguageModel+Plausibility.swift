import Foundation

extension LanguageModel {
  /// How much a text reads like Swedish set down as it was meant: 1 for clean text, near 0 for a broken one.
  ///
  /// The share of its words that are known or made of known parts, lowered where å, ä and ö are missing that a text
  /// of that length has. Half of it is doubt for a text without words; ten words outweigh the doubt.
  public func plausibility(of text: String) -> Double {
    var words = 0.0
    var known = 0.0
    var letters = 0.0
    var marked = 0.0
    forEachWord(of: text) { word, isKnown in
      letters += Double(word.count)
      marked += Double(word.lazy.filter(Letters.isSwedishMarked).count)
      if word.count < 2 { return }
      words += 1
      if isKnown() { known += 1 }
    }
    let share = words == 0 ? 0.5 : min(1, max(0, (known / words - 0.35) / 0.5))
    let doubted = (share * words + 5) / (words + 10)
    // Swedish has five in a hundred; two are enough, and a short text may lack them by chance.
    let marks = min(1, (marked + 0.8) / max(0.8, 0.02 * letters))
    return (words < 10 ? doubted : share) * (0.3 + 0.7 * marks)
  }

  /// How many letters of a text stand in words that are known or made of known parts, and how many in others.
  public func letters(of text: String) -> (known: Int, unknown: Int) {
    var letters = (known: 0, unknown: 0)
    forEachWord(of: text) { word, isKnown in
      // Single letters are initials and numbers of lists as often as what is left of a word.
      if word.count > 1, isKnown() { letters.known += word.count } else { letters.unknown += word.count }
    }
    return letters
  }

  /// Goes over the words of a text, with what tells whether each is known or made of known parts.
  private func forEachWord(of text: String, _ body: ([UInt8], () -> Bool) -> Void) {
    // What has no combining marks is composed already: none stands before U+0300, whose first byte is 0xCC.
    let isComposed = text.utf8.allSatisfy { $0 < 0xCC }
    let text = isComposed ? text : text.precomposedStringWithCanonicalMapping
    withView { view in
      // Words are taken as they are: what may be misread is not asked for.
      let finder = CandidateFinder(view: view, isOld: true, channel: Channel([]))
      var line: [UInt8] = []
      func finishLine() {
        for span in Span.all(in: line) where span.kind == .word {
          let word = Array(line[span.start..<span.end])
          body(word) { finder.isListed(word) || finder.compounds.log(Shape.of(word).letters) != nil }
        }
        line.removeAll(keepingCapacity: true)
      }
      for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: finishLine()
        default: line.append(Letters.byte(scalar))
        }
      }
      finishLine()
    }
  }
}
