/// Words in no list that a document has more than once, in this form or another: its own words, not misread ones.
struct OwnWords {
  private var heads: [ArraySlice<UInt8>: Int] = [:]

  /// The letters by which forms of one word may differ at its end.
  private static let ending = 2
  /// The fewest letters by which two forms are held to be of one word.
  private static let shortest = 5

  /// Counts the words.
  ///
  /// - Parameters:
  ///   - forms: The document's different words.
  ///   - counts: How often each stands in it.
  ///   - isListed: Whether a form is in a list.
  init(_ forms: [[UInt8]], counts: [Int], isListed: (Int) -> Bool) {
    for form in forms.indices where !isListed(form) {
      for head in Self.heads(of: forms[form]) { heads[head, default: 0] += counts[form] }
    }
  }

  private static func heads(of form: [UInt8]) -> [ArraySlice<UInt8>] {
    let least = max(shortest, form.count - ending)
    return least <= form.count ? (least...form.count).map { form.prefix($0) } : [form[...]]
  }

  /// Whether the document has the word more than once.
  func has(_ form: [UInt8]) -> Bool { Self.heads(of: form).contains { heads[$0, default: 0] > 1 } }
}
