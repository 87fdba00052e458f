extension String {
  /// Without case and without marks on letters, for comparing words.
  var folded: String {
    var folded: [UInt8] = []
    folded.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x41...0x5a: folded.append(UInt8(truncatingIfNeeded: scalar.value) + 32)
      case ..<0x80: folded.append(UInt8(truncatingIfNeeded: scalar.value))
      default: String.fold(scalar, into: &folded)
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// Adds the lower case of a letter outside ASCII without its mark.
  private static func fold(_ scalar: Unicode.Scalar, into folded: inout [UInt8]) {
    switch scalar {
    case "å", "ä", "Å", "Ä": return folded.append(UInt8(ascii: "a"))
    case "ö", "Ö": return folded.append(UInt8(ascii: "o"))
    default: break
    }
    for scalar in scalar.properties.lowercaseMapping.unicodeScalars {
      switch scalar {
      case "å", "ä", "á", "à", "â": folded.append(UInt8(ascii: "a"))
      case "ö", "ó", "ò", "ø", "ô": folded.append(UInt8(ascii: "o"))
      case "é", "è", "ê", "ë": folded.append(UInt8(ascii: "e"))
      case "ü", "ú": folded.append(UInt8(ascii: "u"))
      case "\u{AD}": folded.append(UInt8(ascii: "-"))
      case _ where scalar.properties.generalCategory == .nonspacingMark: continue
      default: folded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// Without white space at both ends.
  var trimmed: String {
    guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// With each run of white space as one space.
  var collapsed: String {
    var wasBlank = true
    var isCollapsed = true
    for scalar in unicodeScalars {
      let isBlank = scalar.isWhitespace
      if isBlank, wasBlank || scalar != " " { isCollapsed = false }
      wasBlank = isBlank
    }
    if isCollapsed, !wasBlank { return self }
    return split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether the text has a part, sign by sign.
  ///
  /// Faster than the standard library's search, which minds signs written in several ways.
  func has(_ part: String) -> Bool {
    let part = Array(part.utf8)
    guard let first = part.first else { return true }
    var rest = utf8[...]
    while let place = rest.firstIndex(of: first) {
      rest = rest[place...]
      if rest.starts(with: part) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  /// Whether a character is in the text, as the standard library tells it; faster where no character has several
  /// scalars, as in all sets of signs.
  func contains(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    guard let wanted = scalars.first, wanted.isAlone, wanted != "\r",
      character.utf8.count == UTF8.width(wanted)
    else {
      return contains { $0 == character }
    }
    var isFound = false
    for scalar in unicodeScalars {
      if !scalar.isAlone || scalar == "\r" { return contains { $0 == character } }
      if scalar == wanted { isFound = true }
    }
    return isFound
  }

  /// Without the given signs, none of them a letter or figure, and white space at both ends.
  func trimmed(of signs: String) -> String {
    func isEdge(_ character: Character) -> Bool {
      if character.isLetter || character.isNumber { return false }
      return character.isWhitespace || signs.contains(character)
    }
    guard let first, let last, isEdge(first) || isEdge(last) else { return self }
    var text = drop(while: isEdge)
    while let last = text.last, isEdge(last) { text.removeLast() }
    return String(text)
  }

  /// How many single-character changes make one string of the other, up to a limit.
  func distance(to other: String, limit: Int) -> Int {
    let left = Array(unicodeScalars)
    let right = Array(other.unicodeScalars)
    if abs(left.count - right.count) > limit { return limit + 1 }
    return String.distance(left, right)
  }

  /// How many single-character changes make one text of the other.
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for i in left.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in right.indices {
        let changed = diagonal + (left[i] == right[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = Swift.min(changed, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }

  /// How alike two texts are, 0 to 1, without case, marks and punctuation.
  func likeness(to other: String) -> Double {
    let left = Tokens(self).folded.joined(separator: " ")
    let right = Tokens(other).folded.joined(separator: " ")
    let longest = Swift.max(left.unicodeScalars.count, right.unicodeScalars.count)
    if longest == 0 { return 1 }
    return 1 - Double(left.distance(to: right, limit: longest)) / Double(longest)
  }
}
