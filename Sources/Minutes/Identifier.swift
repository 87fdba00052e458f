/// Makes the identifiers of persons and organisations.
public enum Identifier {
  /// A name in plain lower-case letters, digits and hyphens: "Åke Bergström" gives `ake-bergstrom`.
  ///
  /// Letters lose their marks; everything else that is neither letter nor digit becomes one hyphen.
  public static func slug(_ name: String) -> String {
    var slug = ""
    var pendingHyphen = false
    for scalar in name.lowercased().unicodeScalars {
      guard let plain = plainLetter(scalar) else {
        pendingHyphen = !slug.isEmpty
        continue
      }
      if pendingHyphen { slug += "-" }
      pendingHyphen = false
      slug += plain
    }
    return slug
  }

  private static func plainLetter(_ scalar: Unicode.Scalar) -> String? {
    if scalar.isASCII {
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? String(scalar) : nil
    }
    if let folded = foldings[scalar] { return folded }
    // A combining mark disappears into the letter before it.
    if scalar.properties.generalCategory == .nonspacingMark { return "" }
    return scalar.properties.isAlphabetic ? String(scalar) : nil
  }

  private static let foldings: [Unicode.Scalar: String] = {
    let groups: [(String, String)] = [
      ("àáâãäåā", "a"), ("æ", "ae"), ("çćč", "c"), ("ďđð", "d"), ("èéêëēęě", "e"), ("ğ", "g"),
      ("ìíîïī", "i"), ("łľĺ", "l"), ("ñńň", "n"), ("òóôõöøő", "o"), ("œ", "oe"), ("řŕ", "r"),
      ("śşš", "s"), ("ß", "ss"), ("ťţ", "t"), ("þ", "th"), ("ùúûüůű", "u"), ("ýÿ", "y"), ("žźż", "z"),
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (letters, plain) in groups {
      for letter in letters.unicodeScalars { table[letter] = plain }
    }
    return table
  }()
}
