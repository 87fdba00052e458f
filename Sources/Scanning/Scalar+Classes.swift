/// Classes of characters, answered at once for ASCII: the tables of Unicode are slow for every letter of a page.
extension Unicode.Scalar {
  /// White space.
  var isBlank: Bool {
    isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }

  /// A letter of any script.
  var isLetter: Bool {
    isASCII ? isSmallASCII || isCapitalASCII : properties.isAlphabetic
  }

  /// A letter or a digit.
  var isLetterOrDigit: Bool {
    isLetter || (isASCII ? (0x30...0x39).contains(value) : properties.numericType != nil)
  }

  /// A small letter.
  var isSmall: Bool { isASCII ? isSmallASCII : properties.isLowercase }

  /// A capital letter.
  var isCapital: Bool { isASCII ? isCapitalASCII : properties.isUppercase }

  private var isSmallASCII: Bool { (0x61...0x7A).contains(value) }
  private var isCapitalASCII: Bool { (0x41...0x5A).contains(value) }
}
