/// When a value of a record counts as the value of the truth.
enum RecordMatching {
  /// The value at which two headings, titles or names of bodies count as the same.
  static let alike = 0.85

  /// How alike two values are, 0 to 1.
  static func ratio(_ a: String?, _ b: String?) -> Double {
    MatchingBlocks.ratio(ComparedText.value(a), ComparedText.value(b))
  }

  /// Pairs values one to one, each true value with the first free one that is the same.
  ///
  /// - Returns: for each true value the place of its partner, or nil.
  static func pairs<T, G>(_ truth: [T], _ found: [G], same: (T, G) -> Bool) -> [Int?] {
    var used: Set<Int> = []
    return truth.map { value in
      let place = found.indices.first { !used.contains($0) && same(value, found[$0]) }
      if let place { used.insert(place) }
      return place
    }
  }

  /// Whether two names are the same letter for letter.
  static func sameName(_ a: String?, _ b: String?) -> Bool {
    ComparedText.value(a) == ComparedText.value(b)
  }

  /// The digits of a section's number: `§ 12.` gives `12`, `3.04` gives `3.4`, nothing an empty text.
  static func numberKey(_ number: String?) -> String {
    var parts: [String] = []
    var wasDigit = false
    for scalar in (number ?? "").unicodeScalars {
      let isDigit = scalar.properties.generalCategory == .decimalNumber
      if isDigit, let digit = scalar.properties.numericValue {
        if !wasDigit { parts.append("") }
        parts[parts.count - 1] += String(Int(digit))
      }
      wasDigit = isDigit
    }
    return parts.map { part in
      let digits = part.drop { $0 == "0" }
      return digits.isEmpty ? "0" : String(digits)
    }.joined(separator: ".")
  }

  /// Whether two sections are the same: the same number and, where the truth has one, a heading alike.
  static func sameSection(_ truth: JSONNode, _ found: JSONNode) -> Bool {
    let number = numberKey(truth["number"].string)
    guard number == numberKey(found["number"].string) else { return false }
    let heading = truth["heading"].string
    if ComparedText.value(heading).isEmpty { return !number.isEmpty }
    return ratio(heading, found["heading"].string) >= alike
  }

  /// Whether two decisions are the same: one holds the other's first 40 characters, or their beginnings are
  /// alike.
  static func sameDecision(_ truth: String?, _ found: String?) -> Bool {
    let a = ComparedText.value(truth).prefix(80)
    let b = ComparedText.value(found)
    if a.isEmpty || b.isEmpty { return false }
    if b.contains(a.prefix(40)) || a.contains(b.prefix(40)) { return true }
    return MatchingBlocks.ratio(Array(a), Array(b.prefix(a.count + 20))) >= 0.75
  }

  /// Whether two days are the same: a truth without a year agrees with any year, a range with its first day.
  static func sameDate(_ truth: String, _ found: String) -> Bool {
    let truth = String(truth.prefix { $0 != "/" })
    let found = String(found.prefix { $0 != "/" })
    return truth.hasPrefix("--") ? found.suffix(5) == truth.dropFirst(2) : found == truth
  }
}
