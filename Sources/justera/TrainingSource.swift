import Correction

/// A text that the shipped model is made of.
struct TrainingSource {
  /// The file's name in text/, without `.zst`.
  let file: String
  /// What its words count for.
  let weight: Int
  /// Where it comes from and on what terms.
  let origin: String
  /// Whether it is of the nineteenth century, in the spelling of its time.
  var isOld = false

  private static let official = "Swedish official documents, public domain (9 § URL)"

  /// The texts: speech and what is near minutes count most, statutes least.
  static let texts: [TrainingSource] = [
    TrainingSource(file: "riksdag_debatter_2018-2020", weight: 3, origin: official),
    TrainingSource(file: "riksdag_protokoll_1991-2022", weight: 3, origin: official),
    TrainingSource(file: "riksdag_interpellationer_1994-2023", weight: 3, origin: official),
    TrainingSource(file: "riksdag_motioner_2018-2020", weight: 2, origin: official),
    TrainingSource(file: "riksdag_betankanden_2018-2020", weight: 2, origin: official),
    TrainingSource(file: "riksdag_propositioner_2018-2020", weight: 1, origin: official),
    TrainingSource(file: "regeringen_se", weight: 2, origin: "government web pages, counts only"),
    TrainingSource(
      file: "partiprogram_budgetmotioner_2013-2025", weight: 2, origin: "public domain mark, riksdag"),
    TrainingSource(file: "sfs_lagtext", weight: 1, origin: official),
    TrainingSource(file: "sfs_rkrattsbaser", weight: 1, origin: official),
    TrainingSource(file: "polisen_handelser_2022-2026", weight: 2, origin: "police news, counts only"),
    TrainingSource(file: "foreningsstadgar_styrdokument", weight: 8, origin: "by-laws, counts only"),
    TrainingSource(file: "webbnyheter_2012_ner", weight: 4, origin: "CC BY 4.0"),
    TrainingSource(file: "bok_copyright_finns_inte_2000", weight: 4, origin: "public domain"),
    TrainingSource(file: "fri_svensk_bibel", weight: 1, origin: "CC0"),
    TrainingSource(file: "riksdag_protokoll_1970-1989", weight: 2, origin: official),
    TrainingSource(file: "riksdag_protokoll_1950-1969", weight: 1, origin: official),
    TrainingSource(file: "riksdag_protokoll_1907-1949", weight: 1, origin: official),
    TrainingSource(file: "riksdag_protokoll_1867-1906", weight: 1, origin: official, isOld: true),
  ]
}

/// A list of names that the shipped model knows.
struct NameSource {
  /// The file's name in names/, without `.zst`.
  let file: String
  /// What the names are.
  let kind: Trainer.NameKind
  /// The columns of the names, from 0.
  let names: [Int]
  /// The column of how many bear the name or live in the place; nil where there is none.
  let bearers: Int?

  /// The lists: population statistics (CC BY 4.0) and localities (Apache-2.0).
  static let lists: [NameSource] = [
    NameSource(file: "scb2020_fornamn_kvinnor.tsv", kind: .given, names: [0], bearers: 1),
    NameSource(file: "scb2020_fornamn_man.tsv", kind: .given, names: [0], bearers: 1),
    NameSource(file: "scb2020_efternamn.tsv", kind: .family, names: [0], bearers: 1),
    NameSource(file: "tatorter_scb2020.tsv", kind: .place, names: [0, 1], bearers: 3),
  ]

  /// Gives the names of a line to the trainer.
  func add(_ line: String, to trainer: inout Trainer) {
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard let last = names.max(), columns.count > last else { return }
    var count = 1
    if let bearers {
      // A head line has no number in this column.
      guard bearers < columns.count, let number = Int(columns[bearers]) else { return }
      count = number
    }
    for name in names { trainer.add(name: columns[name], kind: kind, bearers: count) }
  }
}

/// A dictionary whose words the shipped model knows even where no text has them.
struct WordListSource {
  /// The file's name in lexicon/, without `.zst`: a word a line.
  let file: String
  /// Where it comes from and on what terms.
  let origin: String

  /// The lists: the spelling dictionary of free office programs, inflected forms written out.
  static let lists = [
    WordListSource(
      file: "hunspell_sv_SE_expanded.txt", origin: "hunspell-sv, Göran Andersson 2003–2014, LGPL-3")
  ]
}
