/// A sign at the beginning of a line that makes it an item: a number or a bullet.
struct Marker: Hashable, Sendable {
  /// The kinds of sign.
  enum Style: Hashable, Sendable {
    /// `§ 4`, and what reading makes of it.
    case paragraph
    /// `4.` and `4.2`.
    case dotted
    /// `4/`.
    case slash
    /// `4)`.
    case parenthesis
    /// `4` by itself.
    case bare
    /// `a)`, `b.`, `i.`.
    case letter
    /// `-`, `•`, `*`.
    case bullet
    /// `A.`, where a paper letters its items.
    case capital
  }

  /// The kind.
  var style: Style
  /// The number, outermost part first; empty for bullets and letters.
  var values: [Int]
  /// The sign as it stands with damage undone: `§ 4.`, `4.`.
  var printed: String
  /// What follows on the line.
  var rest: String
  /// What the reading costs: 0 as printed, more where letters had to be taken for digits.
  var cost: Double

  /// Whether a letter ends the number: `§ 9a`.
  var isLettered: Bool { values.count > 1 && printed.last { $0 != "." }?.isLetter == true }

  /// All readings of a line's beginning, cheapest first.
  static func readings(of text: String) -> [Marker] {
    guard let first = text.first, !beginsWithLongWord(text) else { return [] }
    let characters = Array(text)
    if let bullet = bullet(characters) { return [bullet] }
    if let number = afterSpeck(characters) { return [number] }
    var readings: [Marker] = []
    if let paragraph = paragraph(characters) { readings.append(paragraph) }
    // "§ 9b" is 9b sooner than 96.
    if let lettered = paragraph(characters, takesLetters: false), lettered.isLettered,
      lettered != readings.first
    {
      readings.append(lettered)
    }
    if first.isNumber || first.isLetter || first == "|" {
      if let number = number(characters) { readings.append(number) }
      if let lettered = letteredNumber(characters) { readings.append(lettered) }
    }
    // "B)" and "g)" look like figures and are letters where a bracket follows.
    if first.isLetter, let letter = letter(characters), readings.isEmpty || letter.printed.hasSuffix(")") {
      readings.append(letter)
    }
    return readings.sorted { $0.cost < $1.cost }
  }

  /// Whether a text begins with five letters: no number looks like that, nor the letters before one.
  private static func beginsWithLongWord(_ text: String) -> Bool {
    var count = 0
    for scalar in text.unicodeScalars {
      if count == 5 { return true }
      guard scalar.isAlone, scalar.isLetter else { return false }
      count += 1
    }
    return count == 5
  }

  private static func bullet(_ characters: [Character]) -> Marker? {
    guard let first = characters.first, characters.count > 1 else { return nil }
    switch first {
    case "-", "–", "—", "\u{AD}", "•", "*", "●", "▪", "◦", "‣", "·", "∙", "\u{F0B7}", "\u{F0A7}", "\u{F0D8}",
      "○", "■", "+", "☐", "☒", "☑", "□", "✓", "✔", "✗", "✘":
      let isDash = first == "-" || first == "–" || first == "—"
      if !characters[1].isWhitespace, first == "*" || first == "+" || isDash && !characters[1].isUppercase {
        return nil
      }
    default: return nil
    }
    let rest = String(characters.dropFirst()).trimmed(of: "\u{200B}")
    if rest.isEmpty { return nil }
    return Marker(style: .bullet, values: [], printed: String(first), rest: rest, cost: 0)
  }

  /// `"2. Rubrik`, `,3. Rubrik`: a speck before a number and a heading.
  private static func afterSpeck(_ characters: [Character]) -> Marker? {
    guard characters.count > 4, "\"'”“’`,:;_~^°»«".contains(characters[0]), characters[1].isNumber,
      var marker = number(Array(characters[1...])), marker.style == .dotted, marker.cost == 0,
      marker.values.count == 1, marker.rest.first?.isUppercase == true
    else { return nil }
    marker.cost = speckCost
    return marker
  }

  /// What a speck before a number costs.
  private static let speckCost = 0.35

  private static func letter(_ characters: [Character]) -> Marker? {
    let head = characters.prefix { $0.isLetter }
    guard (1...3).contains(head.count), characters.count > head.count else { return nil }
    let sign = characters[head.count]
    let isRoman = head.allSatisfy { "ivx".contains($0) }
    guard head.count == 1 || isRoman, sign == ")" || sign == "." else { return nil }
    let after = head.count + 1
    guard after >= characters.count || characters[after].isWhitespace || sign == ")" else { return nil }
    if sign == ".", head.first?.isUppercase == true { return nil }
    let rest = String(characters[min(after, characters.count)...].drop { $0 == "." || $0.isWhitespace })
      .trimmed
    return Marker(
      style: .letter, values: [], printed: String(characters[..<min(after, characters.count)]), rest: rest,
      cost: 0)
  }

  /// `A. Rubrik`: the first item of a paper that letters them; read only where ``Numbering`` asks for it, since
  /// initials look the same.
  static func capital(_ text: String) -> Marker? {
    let characters = Array(text)
    guard characters.count > 4, let letter = characters[0].asciiValue, (65...90).contains(letter),
      characters[1] == "."
    else { return nil }
    // "I._|  Rubrik": specks after the stop.
    let end = characters.dropFirst(2).firstIndex { !"_|.,·'".contains($0) } ?? characters.count
    guard end < characters.count, characters[end] == " " else { return nil }
    let rest = String(characters[end...]).trimmed
    guard rest.first?.isUppercase == true else { return nil }
    return Marker(
      style: .capital, values: [Int(letter) - 64], printed: String(characters[..<2]), rest: rest, cost: 0)
  }

  /// `§ 4.`, `§§ 4-6`, `$ 4`, `8 7`, `S 12`: a paragraph sign, or what is read for it, and a number.
  private static func paragraph(_ characters: [Character], takesLetters: Bool = true) -> Marker? {
    var index = 0
    var cost = 0.0
    // A board's letters may stand before the sign: "KS § 12".
    if characters[0].isUppercase {
      let prefix = characters.prefix { $0.isUppercase || $0.isLowercase }
      let sign = prefix.count + 1
      if prefix.count <= 4, sign < characters.count, characters[prefix.count] == " ", characters[sign] == "§"
      {
        index = sign
      }
    }
    switch characters[index] {
    case "§":
      while index < characters.count, characters[index] == "§" { index += 1 }
    case "$", "&", "£":
      cost = 0.3
      index += 1
    case "8", "5", "S", "6", "3", "9":
      cost = 0.9
      index += 1
      if characters[0] == "S", index < characters.count, characters[index] == "s" { index += 1 }
      guard index < characters.count, characters[index] == " " else { return nil }
    default: return nil
    }
    while index < characters.count, characters[index].isWhitespace { index += 1 }
    guard let (digits, end, digitCost) = digits(characters, from: index, takesLetters: takesLetters),
      // After a clear sign a letter by itself is a figure misread: "§ S".
      digitCost < (cost == 0 ? 1.3 : 1)
    else { return nil }
    var values = digits
    var after = end
    let numberText = values.map(String.init).joined(separator: ".")
    let hasSpace = index > 0 && characters[index - 1].isWhitespace
    var printed = (hasSpace ? "§ " : "§") + numberText
    // A range of items under one heading, a year after a slash, a letter.
    while after < characters.count, "/-–".contains(characters[after]) || characters[after].isNumber {
      after += 1
    }
    if let last = characters[end..<after].last, last.isNumber { printed += String(characters[end..<after]) }
    // "§ 9a" and "§ 9 a" stand between § 9 and § 10.
    if cost < 0.5, let (letter, place) = suffix(characters, from: after) {
      values.append(Int(letter.asciiValue ?? 97) - 96)
      printed += String(characters[after..<place]) + String(letter)
      after = place + 1
    }
    if after < characters.count, characters[after].isLetter { return nil }
    if after < characters.count, ".:".contains(characters[after]) {
      if after + 1 < characters.count, characters[after + 1].isNumber { return nil }
      if characters[after] == "." { printed += "." }
    }
    let rest = String(characters[after...].drop { $0.isWhitespace || ".:,;-–—|".contains($0) }).trimmed
    if rest.first == ")" { return nil }
    // Alone on its line, "S 12." is hardly anything else.
    if cost > 0.8, characters[0] == "S", rest.isEmpty { cost = 0.4 }
    return Marker(style: .paragraph, values: values, printed: printed, rest: rest, cost: cost + digitCost)
  }

  /// The letter that a number is followed by, a to h, with its place: `9a`, `9 a Rubrik`.
  private static func suffix(_ characters: [Character], from end: Int) -> (Character, Int)? {
    func character(_ index: Int) -> Character? { index < characters.count ? characters[index] : nil }
    let isStopped = character(end) == "." && character(end + 1)?.isLetter == true
    let place = character(end) == " " || isStopped ? end + 1 : end
    guard let letter = character(place), ("a"..."h").contains(letter) else { return nil }
    guard let next = character(place + 1) else { return place == end || isStopped ? (letter, place) : nil }
    if place == end || isStopped {
      return next.isWhitespace || next == "." || next == ":" ? (letter, place) : nil
    }
    return next == " " && character(place + 2)?.isUppercase == true ? (letter, place) : nil
  }

  /// `10a Rubrik`, `10a. Rubrik`: a part of an item that has a number like the others.
  private static func letteredNumber(_ characters: [Character]) -> Marker? {
    guard let (values, end, _) = digits(characters, from: 0, takesLetters: false), values.count == 1,
      end < characters.count, ("a"..."h").contains(characters[end])
    else { return nil }
    var after = end + 1
    let isDotted = after < characters.count && characters[after] == "."
    if isDotted { after += 1 }
    guard after + 1 < characters.count, characters[after] == " " else { return nil }
    let rest = String(characters[after...]).trimmed
    guard rest.first?.isUppercase == true, let letter = characters[end].asciiValue else { return nil }
    return Marker(
      style: isDotted ? .dotted : .bare, values: values + [Int(letter) - 96],
      printed: String(characters[..<after]), rest: rest, cost: isDotted ? 0 : 0.3)
  }

  private static func number(_ characters: [Character]) -> Marker? {
    guard let (values, end, cost) = digits(characters, from: 0), values.count <= 4 else { return nil }
    let numberText = values.map(String.init).joined(separator: ".")
    func next(_ offset: Int) -> Character? {
      end + offset < characters.count ? characters[end + offset] : nil
    }
    func marker(_ style: Style, _ sign: String, skip: Int, extra: Double) -> Marker {
      // "2... Rubrik": stops that specks are read as.
      let isStopped = style == .dotted && sign == "."
      let rest = String(characters[min(end + skip, characters.count)...].drop { isStopped && $0 == "." })
        .trimmed(of: "|")
      return Marker(style: style, values: values, printed: numberText + sign, rest: rest, cost: cost + extra)
    }
    switch next(0) {
    case "." where next(1)?.isNumber != true:
      // "14.a)" is item 14 with its first part on the same line.
      return marker(.dotted, ".", skip: 1, extra: next(1)?.isLowercase == true && next(2) != ")" ? 0.5 : 0)
    case "," where next(1) == " ": return marker(.dotted, ".", skip: 1, extra: 0.4)
    // "1:o", "2:do": the numerals of older papers.
    case ":" where next(1) == "o" && (next(2) == " " || next(2) == ")" || next(2) == "." || next(2) == nil):
      return marker(.dotted, ":o", skip: next(2) == " " ? 2 : 3, extra: 0)
    case ":" where next(1) == " ": return marker(.dotted, ":", skip: 1, extra: 0.6)
    case "/" where next(1)?.isNumber != true: return marker(.slash, "/", skip: 1, extra: 0)
    case ")": return marker(.parenthesis, ")", skip: 1, extra: 0.1)
    case "§": return marker(.paragraph, " §", skip: 1, extra: 0)
    case " " where next(1) == "§": return marker(.paragraph, " §", skip: 2, extra: 0)
    case nil where values.count == 1 && cost == 0:
      return Marker(style: .bare, values: values, printed: numberText, rest: "", cost: 0.8)
    case " " where next(1) == "." && next(2) == " " && cost == 0:
      return marker(.dotted, ".", skip: 2, extra: 0.2)
    case " ":
      if values.count > 1 { return marker(.dotted, "", skip: 0, extra: 0.1) }
      if cost > 0 { return nil }
      let rest = String(characters[end...]).trimmed
      guard rest.first?.isUppercase == true else { return nil }
      return marker(.bare, "", skip: 0, extra: 0.3)
    default: return nil
    }
  }

  /// Reads `12`, `2.1`, `2l` from a place: the numbers, the place after, and what letters for digits cost.
  private static func digits(
    _ characters: [Character], from start: Int, takesLetters: Bool = true
  ) -> ([Int], Int, Double)? {
    var values: [Int] = []
    var cost = 0.0
    var index = start
    while true {
      var digits = ""
      var realDigits = 0
      while index < characters.count, digits.count < 4 {
        let character = characters[index]
        if character.isASCII, character.isNumber {
          digits.append(character)
          realDigits += 1
        } else if takesLetters, let digit = confusions[character], values.isEmpty {
          digits.append(digit)
        } else {
          break
        }
        index += 1
      }
      let letters = digits.count - realDigits
      if digits.isEmpty || digits.count > 3 && letters > 0 {
        return values.isEmpty ? nil : (values, index, cost)
      }
      if letters > 0 {
        // A word that only looks like a number is none.
        if index < characters.count, characters[index].isLetter || digits.count > 2 { return nil }
        cost += realDigits == 0 ? 1.2 : 0.4
      }
      guard let value = Int(digits), value > 0, value < 1000 else { return nil }
      values.append(value)
      guard index + 1 < characters.count, characters[index] == ".", characters[index + 1].isNumber else {
        return (values, index, cost)
      }
      index += 1
    }
  }

  private static let confusions: [Character: Character] = [
    "l": "1", "I": "1", "|": "1", "t": "1", "i": "1", "J": "1", "O": "0", "o": "0", "Z": "2", "S": "5",
    "B": "8", "g": "9", "b": "6",
  ]
}
