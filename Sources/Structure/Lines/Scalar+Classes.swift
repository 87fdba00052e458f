extension Unicode.Scalar {
  /// Whether it stands for a character by itself wherever it stands: no mark that joins the letter before it.
  ///
  /// What is not known to do so is left to the slower way through `Character`.
  var isAlone: Bool {
    switch value {
    case ..<0x300, 0x2010...0x2027, 0x20ac, 0x2190...0x2328, 0x2500...0x25a9: true
    default: false
    }
  }

  /// Whether a character that begins so is white space.
  var isWhitespace: Bool {
    switch value {
    case 0x20, 0x9...0xd: true
    case ..<0x80, 0xc0...0x2ff: false
    default: properties.isWhitespace
    }
  }

  /// Whether a character that begins so is a letter.
  var isLetter: Bool {
    switch value {
    case 0x41...0x5a, 0x61...0x7a: true
    case ..<0x80: false
    case 0xc0...0xff: value != 0xd7 && value != 0xf7
    default: properties.isAlphabetic
    }
  }

  /// Whether a character that begins so is a number.
  var isNumber: Bool {
    switch value {
    case 0x30...0x39: true
    case ..<0x80, 0xc0...0xff: false
    default: properties.numericType != nil
    }
  }

  /// Whether the letter by itself is a capital.
  var isUppercase: Bool { isUppercaseLatin ?? Character(self).isUppercase }

  /// Whether it is a capital; nil for letters beyond those of western Europe.
  var isUppercaseLatin: Bool? {
    switch value {
    case 0x41...0x5a: true
    case ..<0x80: false
    case 0xc0...0xde: value != 0xd7
    case 0xdf...0xff: false
    default: nil
    }
  }

  /// Whether it is a small letter; nil for letters beyond those of western Europe.
  var isLowercaseLatin: Bool? {
    switch value {
    case 0x61...0x7a: true
    case ..<0x80, 0xc0...0xde: false
    case 0xdf...0xff: value != 0xf7
    default: nil
    }
  }
}

/// The standard library's classes of characters, told at once for the letters of most texts: papers are looked
/// through sign by sign many times over, and tables of all of Unicode take several times as long.
///
/// They stand in for those of the same names in this room; `CharacterClassesTests` holds the two against each other.
extension Character {
  private var first: Unicode.Scalar { unicodeScalars[unicodeScalars.startIndex] }

  /// Whether it is white space, line ends too.
  var isWhitespace: Bool { first.isWhitespace }
  /// Whether it is a letter.
  var isLetter: Bool { first.isLetter }
  /// Whether it is a number: a figure, `½`.
  var isNumber: Bool { first.isNumber }

  /// Whether it is a capital.
  var isUppercase: Bool {
    if utf8.count < 3, let isUppercase = first.isUppercaseLatin, isSingle { return isUppercase }
    return isSingle && first.properties.isUppercase || String(self) == uppercased() && isCased
  }

  /// Whether it is a small letter.
  var isLowercase: Bool {
    if utf8.count < 3, let isLowercase = first.isLowercaseLatin, isSingle { return isLowercase }
    return isSingle && first.properties.isLowercase || String(self) == lowercased() && isCased
  }

  /// Whether it is one scalar.
  private var isSingle: Bool { utf8.count == UTF8.width(first) }
}
