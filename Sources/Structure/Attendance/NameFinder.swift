/// Finds people's names in running text.
struct NameFinder: Sendable {
  /// A name with the words it stands on.
  struct Found: Hashable, Sendable {
    /// The name as written.
    var name: String
    /// The first word's place.
    var start: Int
    /// The place after the last word.
    var end: Int
    /// How sure it is, 0 to 1.
    var confidence: Double
  }

  let cues: Cues
  let judge: NameJudge

  /// The names of a text, in order.
  ///
  /// - Parameter aliases: short names in small letters that stand for people in this paper.
  func names(in tokens: Tokens, aliases: Set<String> = []) -> [Found] {
    var found: [Found] = []
    var index = 0
    let words = tokens.words
    while index < words.count {
      if aliases.contains(words[index].text) {
        found.append(Found(name: words[index].text, start: index, end: index + 1, confidence: 0.6))
        index += 1
        continue
      }
      if let name = initialed(tokens, index) {
        found.append(name)
        index = name.end
        continue
      }
      let isShouted = words[index].text.count > 3 && !words[index].text.contains(where: \.isLowercase)
      guard words[index].isCapitalized, words[index].text.count > 1, !isShouted else {
        index += 1
        continue
      }
      if let name = titled(tokens, index) {
        found.append(name)
        index = name.end
        continue
      }
      // "Herr Kyrkoherden A. Ek": titles set with capitals belong to no name.
      if cues.titles.whole([words[index].folded]) != nil, !judge.isGiven(words[index].text),
        index + 1 < words.count, words[index + 1].isCapitalized,
        tokens.gap(after: index).allSatisfy({ $0.isWhitespace || $0 == "." })
      {
        index += 1
        continue
      }
      // A run of words that names are made of.
      var end = index + 1
      while end < words.count, isJoined(tokens, end), isNamePart(tokens, end) { end += 1 }
      while end > index + 1, !words[end - 1].isCapitalized { end -= 1 }
      let isFirst = index == 0 || tokens.gap(after: index - 1).contains { ".!?".contains($0) }
      if let name = best(tokens, index..<end, isFirst: isFirst) {
        found.append(name)
        index = name.end
      } else {
        index = end
      }
    }
    return found
  }

  /// Initials and a family name: `K. A. Hellqvist`.
  private func initialed(_ tokens: Tokens, _ index: Int) -> Found? {
    let words = tokens.words
    var end = index
    while end < words.count, words[end].text.count == 1, words[end].isCapitalized,
      tokens.gap(after: end).hasPrefix("."), tokens.gap(after: end).count < 3
    {
      end += 1
    }
    guard end > index, end < words.count, words[end].isCapitalized,
      words[end].text.count > 2 || words[end].text.count == 2 && judge.isFamily(words[end].text),
      words[end].text.contains(where: \.isLowercase), cues.nonNames.whole([words[end].folded]) == nil,
      index == 0
        || cues.titles.whole([words[index - 1].folded]) != nil
        || cues.attachments.whole([words[index - 1].folded]) == nil && !words[index - 1].isCapitalized
        || tokens.gap(after: index - 1).contains(",")
    else { return nil }
    let isFamily = judge.isFamily(words[end].text)
    let isTitled =
      index > 0
      && (cues.titles.whole([words[index - 1].folded]) != nil
        || cues.roles.whole([words[index - 1].folded]) != nil)
    guard isFamily || isTitled || end - index > 1 || index > 0 && !words[index - 1].isNumber else {
      return nil
    }
    return Found(
      name: tokens.text(index...end).collapsed, start: index, end: end + 1, confidence: isFamily ? 0.9 : 0.7)
  }

  /// A family name after a title: "herrar Sundin och Norén".
  private func titled(_ tokens: Tokens, _ index: Int) -> Found? {
    guard index > 0 else { return nil }
    // "nämndemannen Aug. Svensson" has a given name cut short.
    if tokens.gap(after: index).hasPrefix("."),
      cues.nameAbbreviations.whole([tokens.words[index].folded]) != nil
    {
      return nil
    }
    var before = index - 1
    if cues.isWord(tokens.words[before].text, .and), before > 1, tokens.words[before - 1].isCapitalized {
      before -= 2
    }
    let title = tokens.words[before].folded
    guard cues.titles.whole([title]) != nil,
      index + 1 >= tokens.words.count || !tokens.words[index + 1].isCapitalized
        || !tokens.gap(after: index).allSatisfy(\.isWhitespace)
    else { return nil }
    return Found(name: tokens.words[index].text, start: index, end: index + 1, confidence: 0.6)
  }

  private func isJoined(_ tokens: Tokens, _ index: Int) -> Bool {
    let gap = tokens.gap(after: index - 1)
    if gap.allSatisfy(\.isWhitespace) { return gap.count < 3 }
    let before = tokens.words[index - 1]
    return gap.trimmed == "."
      && (before.text.count == 1 || cues.nameAbbreviations.whole([before.folded]) != nil)
  }

  private func isNamePart(_ tokens: Tokens, _ index: Int) -> Bool {
    let word = tokens.words[index]
    if word.isCapitalized {
      return cues.nonNames.whole([word.folded]) == nil || judge.isGiven(word.text)
    }
    return cues.particles.whole([word.folded]) != nil && index + 1 < tokens.words.count
      && tokens.words[index + 1].isCapitalized
  }

  /// The surest name in a run: from a known given name on, or the whole run where nothing is known.
  private func best(_ tokens: Tokens, _ range: Range<Int>, isFirst: Bool) -> Found? {
    for start in range where judge.isGiven(tokens.words[start].text) {
      var end = min(range.upperBound, start + 4)
      while end > start {
        let name = tokens.text(start...(end - 1))
        let confidence = judge.likeness(name)
        if confidence > 0.5 {
          // A given name by itself at the beginning of a sentence may be any word.
          if end - start == 1, isFirst, start == range.lowerBound, end < range.upperBound { break }
          return Found(name: name.collapsed, start: start, end: end, confidence: confidence)
        }
        end -= 1
      }
    }
    let start = isFirst && range.count > 2 ? range.lowerBound + 1 : range.lowerBound
    guard range.upperBound - start >= 2, range.upperBound - start <= 4 else { return nil }
    let name = tokens.text(start...(range.upperBound - 1))
    let confidence = judge.likeness(name)
    if isFirst, confidence < 0.8, start == range.lowerBound { return nil }
    return confidence > 0.5
      ? Found(name: name.collapsed, start: start, end: range.upperBound, confidence: confidence) : nil
  }
}
