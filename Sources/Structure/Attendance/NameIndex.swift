/// All people a paper names in full, for completing first names and short names.
struct NameIndex: Sendable {
  private var counts: [String: Int] = [:]
  private var order: [String] = []
  private var byAlias: [String: String] = [:]
  /// Short names in small letters that stand for people.
  private(set) var aliases: Set<String> = []

  /// Collects the names of a paper.
  init(lines: [LayoutLine], attendees: [String], finder: NameFinder) {
    for name in attendees {
      if name.contains(" ") {
        add(name, weight: 5)
      } else if name.first?.isLowercase == true {
        aliases.insert(name)
      }
    }
    for line in lines {
      // "b)AnnaBerg": a space lost between two names.
      let tokens = Tokens(finder.judge.spaced(line.text))
      for name in finder.names(in: tokens) where name.confidence > 0.5 && name.end - name.start > 1 {
        add(name.name, weight: 1)
        addAlias(of: name, tokens: tokens)
      }
    }
  }

  /// The full names, in the paper's order.
  var names: [String] { order }

  private mutating func add(_ name: String, weight: Int) {
    if counts[name] == nil { order.append(name) }
    counts[name, default: 0] += weight
  }

  /// `Anna Berg (anna)` and `anna (Anna Berg)`.
  private mutating func addAlias(of name: NameFinder.Found, tokens: Tokens) {
    let after = name.end < tokens.words.count ? tokens.gap(after: name.end - 1) : ""
    if after.trimmed == "(", name.end < tokens.words.count, tokens.gap(after: name.end).hasPrefix(")") {
      let alias = tokens.words[name.end].text
      if alias.first?.isLowercase == true, byAlias[alias] == nil {
        byAlias[alias] = name.name
        aliases.insert(alias)
      }
    }
    if name.start > 0, tokens.gap(after: name.start - 1).trimmed == "(",
      tokens.gap(after: name.end - 1).hasPrefix(")")
    {
      let alias = tokens.words[name.start - 1].text
      if !alias.contains(" "), alias.first?.isLowercase == true {
        byAlias[alias] = name.name
        aliases.insert(alias)
      }
    }
  }

  /// The full name for a first name or short name; the name itself where there is none or several.
  func full(_ name: String) -> String {
    if let full = byAlias[name] { return full }
    guard !name.contains(" ") else { return name }
    let candidates = order.filter { full in
      let words = full.split(separator: " ")
      return words.first.map { String($0).folded == name.folded } ?? false
        || words.last.map { String($0).folded == name.folded } ?? false
    }
    if candidates.isEmpty { return name }
    let best = candidates.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? name
    // Two people of that first name, about as often: nobody can tell.
    let rivals = candidates.filter { $0 != best && (counts[$0] ?? 0) * 2 > (counts[best] ?? 0) }
    return rivals.isEmpty || rivals.allSatisfy { $0.hasPrefix(best) || best.hasPrefix($0) } ? best : name
  }
}
