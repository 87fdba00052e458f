/// Classes of characters, answered at once for Latin-1: the tables of Unicode are slow for every letter of a page.
extension Unicode.Scalar {
  /// White space.
  var isBlank: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0: true
    case 0...0xFF: false
    default: properties.isWhitespace
    }
  }

  /// A letter of any script.
  var isLetter: Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xB5, 0xBA: true
    case 0xD7, 0xF7, 0...0xBF: false
    case 0xC0...0xFF: true
    default: properties.isAlphabetic
    }
  }

  /// A letter or a digit.
  var isLetterOrDigit: Bool {
    if isLetter { return true }
    return switch value {
    case 0x30...0x39, 0xB2, 0xB3, 0xB9, 0xBC...0xBE: true
    case 0...0xFF: false
    default: properties.numericType != nil
    }
  }

  /// A small letter.
  var isSmall: Bool {
    switch value {
    case 0x61...0x7A, 0xAA, 0xB5, 0xBA: true
    case 0xF7, 0...0xDE: false
    case 0xDF...0xFF: true
    default: properties.isLowercase
    }
  }

  /// A capital letter.
  var isCapital: Bool {
    switch value {
    case 0x41...0x5A: true
    case 0xD7, 0...0xBF: false
    case 0xC0...0xDE: true
    case 0xDF...0xFF: false
    default: properties.isUppercase
    }
  }
}
