import Minutes

/// How much of a page a reading got right, as far as the language model can tell.
struct ReadingScore {
  /// How much like Swedish it reads, 0 to 1; nil without a model.
  let plausibility: Double?
  /// What shows that it is not what one sees; nil where it seems sound.
  let fault: String?
  /// How many letters it has.
  let letters: Int

  init(_ text: String, plausibility: (@Sendable (String) -> Double)?) {
    self.plausibility = plausibility?(text)
    fault = TextLayerFault.first(in: text)
    letters = text.unicodeScalars.count(where: \.isLetter)
  }

  /// The letters that are worth something: a reading that is worse word by word, or that lacks words, has fewer.
  var value: Double { Double(letters) * (plausibility ?? (fault == nil ? 1 : 0.3)) }

  /// Whether nothing speaks against the reading.
  func isSound(above threshold: Double) -> Bool {
    fault == nil && (plausibility ?? 1) >= threshold
  }

  /// The plausibility with two decimals, or the fault where there is no model, for a reason.
  var told: String {
    plausibility.map { "plausibility \(ReadingScore.decimals($0))" } ?? fault ?? "\(letters) letters"
  }

  /// A value with two decimals, the same on every machine.
  static func decimals(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
