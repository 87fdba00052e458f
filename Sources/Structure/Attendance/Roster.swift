internal import Minutes

/// The full names of those who were there, for names elsewhere in the paper that are short or misread.
struct Roster: Sendable {
  /// How many letters a misread name may differ in.
  private static let reach = 2

  private let names: [String]
  /// The words of each name, for comparison.
  private let words: [[String]]
  private let judge: NameJudge

  /// Takes the list of those present; of all where nobody is present.
  init(_ attendees: [Attendee], judge: NameJudge) {
    let present = attendees.filter { $0.status == .present || $0.status == .partial }
    var names: [String] = []
    for name in (present.isEmpty ? attendees : present).map(\.name)
    where name.contains(" ") && !names.contains(name) {
      names.append(name)
    }
    self.init(names: names, judge: judge)
  }

  /// Takes full names that a paper mentions.
  init(names: [String], judge: NameJudge) {
    self.names = names
    words = names.map { $0.folded.split(separator: " ").map(String.init) }
    self.judge = judge
  }

  /// Whether there is a list to hold a name against.
  var isList: Bool { names.count > 1 }

  /// The list's spelling of a name: the one person of that given or family name, or of a name read nearly so.
  ///
  /// - Returns: nil where nobody or more than one on the list can be meant.
  func listed(_ name: String) -> String? {
    if names.contains(name) { return name }
    let folded = name.folded
    let words = folded.split(separator: " ").map(String.init)
    guard let first = words.first, let last = words.last else { return nil }
    if words.count == 1 {
      return only { full in full.first == first } ?? only { full in full.last == first }
        ?? (name.count < 9 ? nil : only { full in isNear(full.joined(separator: " "), folded) })
    }
    if name.count < 9 { return nil }
    return only { full in
      guard let given = full.first, let family = full.last else { return false }
      // Anna and Anne are two people, however alike their names are.
      if given != first, judge.isGiven(word(of: name)) { return false }
      if isNear(full.joined(separator: " "), folded) { return true }
      // "Nils Sundbl" of a signature: the end of the name was not read.
      if given == first, full.count == words.count, last.count > 3, family.hasPrefix(last) { return true }
      return given.distance(to: first, limit: 1) <= 1 && isNear(family, last) && family.count > 4
    }
  }

  /// The one person on the list whose names begin with the letters: `BG` for Bo Granlund.
  func withInitials(_ letters: String) -> String? {
    guard (2...4).contains(letters.count), letters.allSatisfy(\.isUppercase) else { return nil }
    let found = names.filter { name in
      let initials = name.split { $0 == " " || $0 == "-" }.compactMap(\.first)
      return String(initials) == letters
        || String([initials.first, initials.last].compactMap { $0 }) == letters
    }
    return found.count == 1 ? found[0] : nil
  }

  /// The one person on the list whose family name ends a text that a signature has spoiled: `aria Berg`.
  func withFamily(of text: String) -> String? {
    let words = text.folded.split(separator: " ").map(String.init)
    guard (2...3).contains(words.count), let last = words.last, last.count > 3 else { return nil }
    return only { $0.last == last }
  }

  /// The names in one text that stand on the list one after another: `Anna Berg Bo Ek`; nil where it is one name.
  func several(_ text: String) -> [String]? {
    var rest = text
    var found: [String] = []
    while let name = names.first(where: { rest == $0 || rest.hasPrefix($0 + " ") }) {
      found.append(name)
      rest = String(rest.dropFirst(name.count)).trimmed
    }
    if found.isEmpty || found.count == 1 && rest.isEmpty { return nil }
    if rest.isEmpty { return found }
    return listed(rest).map { found + [$0] }
  }

  private func word(of name: String) -> String { name.split(separator: " ").first.map(String.init) ?? name }

  private func isNear(_ left: String, _ right: String) -> Bool {
    left.distance(to: right, limit: Roster.reach) <= Roster.reach
  }

  /// The one name whose words are as asked.
  private func only(_ isMeant: ([String]) -> Bool) -> String? {
    let found = names.indices.filter { isMeant(words[$0]) }
    return found.count == 1 ? names[found[0]] : nil
  }
}
