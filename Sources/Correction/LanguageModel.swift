public import Foundation
public import Minutes

/// What Swedish looks like: words, names, sequences of words and letters, and what reading does to letters.
///
/// A value over the bytes of the model file; nothing is copied or built when it is loaded, so map the file
/// (`Data(contentsOf:options: .alwaysMapped)`).
public struct LanguageModel: Sendable {
  private let data: Data
  private let file: ModelFile

  /// Reads a model in place.
  ///
  /// - Throws: `ModelError` when the bytes are not a whole model of this version.
  public init(data: Data) throws {
    self.data = data
    file = try unsafe data.withUnsafeBytes { buffer throws(ModelError) in
      let bytes = unsafe MappedBytes(buffer)
      let file = try ModelFile(bytes)
      _ = try ModelView(bytes, file)
      return file
    }
  }

  /// Gives the body the tables, for as long as it runs.
  func withView<Result>(_ body: (ModelView) -> Result) -> Result {
    unsafe data.withUnsafeBytes { buffer in
      do {
        return body(try unsafe ModelView(MappedBytes(buffer), file))
      } catch {
        preconditionFailure("the tables were checked when the model was loaded: \(error)")
      }
    }
  }

  /// What the model was made of: one line for each source.
  public var about: String {
    String(
      decoding: data[
        data.startIndex + file.range(.about).lowerBound..<data.startIndex + file.range(.about).upperBound],
      as: UTF8.self)
  }

  /// How many people bear a name, within four in a hundred.
  public var nameLexicon: NameLexicon {
    NameLexicon(
      givenBearers: { [self] name in count(of: name, .given) },
      familyBearers: { [self] name in count(of: name, .family) })
  }

  private func count(of name: String, _ attribute: Lexicon.Attribute) -> Int {
    withView { view in
      let bytes = Letters.bytes(name.precomposedStringWithCanonicalMapping)
      guard let word = view.lexicon.find(bytes[...]) else { return 0 }
      return Quantised.count(view.lexicon.attribute(attribute, of: word))
    }
  }
}

/// The model's tables, valid while `LanguageModel.withView` runs.
struct ModelView {
  /// The words.
  let lexicon: Lexicon
  /// Sequences of words.
  let sequences: WordSequences
  /// Sequences of letters.
  let letters: LetterModel
  /// Words that differ by their marks alone.
  let confusions: ConfusionSets
  /// What reading does to letters.
  let channel: MappedBytes
  /// The logarithms of the totals: given names, family names, places, prefixes, suffixes.
  let logTotals: [Float]

  /// Finds the tables in the file.
  init(_ bytes: MappedBytes, _ file: ModelFile) throws(ModelError) {
    guard
      let lexicon = Lexicon(
        directory: bytes.part(file.range(.directory)), letters: bytes.part(file.range(.letters)),
        attributes: bytes.part(file.range(.attributes)),
        classes: bytes.part(file.range(.classes)))
    else { throw .truncated(part: "lexicon") }
    guard let pairs = FingerprintTable(bytes.part(file.range(.pairs)), columns: 2),
      let triples = FingerprintTable(bytes.part(file.range(.triples)), columns: 1),
      let sequences = FingerprintTable(bytes.part(file.range(.sequences)), columns: 2)
    else { throw .truncated(part: "sequences") }
    guard let surroundings = FingerprintTable(bytes.part(file.range(.surroundings)), columns: 1) else {
      throw .truncated(part: "surroundings")
    }
    confusions = ConfusionSets(members: bytes.part(file.range(.confusions)), weights: surroundings)
    let totals = bytes.part(file.range(.totals))
    guard totals.count == 40 else { throw .truncated(part: "totals") }
    self.lexicon = lexicon
    let classPairs = bytes.part(file.range(.classPairs))
    guard classPairs.count == 256 * 256 else { throw .truncated(part: "classes") }
    self.sequences = WordSequences(lexicon: lexicon, pairs: pairs, triples: triples, classPairs: classPairs)
    letters = LetterModel(sequences)
    channel = bytes.part(file.range(.channel))
    logTotals = (0..<5).map { Float(log(Double(totals.long(8 * $0)) + 1)) }
  }
}
