extension Unicode.Scalar {
  /// Whether it stands for a sign by itself wherever it stands: no mark that joins the letter before it.
  ///
  /// What is not known to do so is left to the slower way through `Character`.
  var isAlone: Bool {
    switch value {
    case ..<0x300, 0x2010...0x2027, 0x20ac, 0x2190...0x2328, 0x2500...0x25a9: true
    default: false
    }
  }

  /// As `Character.isLetter` of the sign.
  var isLetter: Bool {
    switch value {
    case 0x41...0x5a, 0x61...0x7a: true
    case ..<0x80: false
    case 0xc0...0xff: value != 0xd7 && value != 0xf7
    default: properties.isAlphabetic
    }
  }

  /// As `Character.isNumber` of the sign.
  var isNumber: Bool {
    switch value {
    case 0x30...0x39: true
    case ..<0x80, 0xc0...0xff: false
    default: properties.numericType != nil
    }
  }

  /// As `Character.isUppercase` of the sign.
  var isUppercase: Bool {
    switch value {
    case 0x41...0x5a: true
    case ..<0x80: false
    case 0xc0...0xde: value != 0xd7
    case 0xdf...0xff: false
    default: Character(self).isUppercase
    }
  }
}
