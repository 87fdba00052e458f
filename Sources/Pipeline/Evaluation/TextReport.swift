/// The JSON of an evaluation of texts; a share of nothing is left out.
struct TextReport: Encodable {
  struct Figures: Encodable {
    var cerBefore: Double?
    var cerAfter: Double?
    var werBefore: Double?
    var werAfter: Double?
    var fixed: Double?
    var harmed: Double?
    var diacritic: Double?
    var words: Int
    var wrongBefore: Int
    var fixedWords: Int
    var harmedWords: Int

    init(_ score: TextScore) {
      cerBefore = score.charactersBefore.errorRate
      cerAfter = score.charactersAfter.errorRate
      werBefore = score.wordsBefore.errorRate
      werAfter = score.wordsAfter.errorRate
      fixed = score.fixedShare
      harmed = score.harmedShare
      diacritic = score.diacriticShare
      words = score.right + score.wrong
      wrongBefore = score.wrong
      fixedWords = score.fixed
      harmedWords = score.harmed
    }
  }

  struct Detail: Encodable {
    var name: String
    var figures: Figures
    var harmed: [String]
    var missed: [String]
  }

  struct Band: Encodable {
    var least: Double
    var corrections: Int
    var right: Int
    var stated: Double?
    var observed: Double?

    init(_ band: Reliability.Band) {
      least = band.least
      corrections = band.count
      right = band.right
      stated = band.meanStated
      observed = band.observed
    }
  }

  var schema = "justera/text-evaluation/1"
  var documents: Int
  var leftOut: [String]
  var all: Figures
  var reliability: [Band]?
  var calibrationError: Double?
  var mistakes: [Reliability.Mistake]?
  var details: [Detail]?

  init(_ evaluation: TextEvaluation, detail: Bool) {
    documents = evaluation.documents.count
    leftOut = evaluation.leftOut
    all = Figures(evaluation.all)
    reliability = evaluation.reliability?.bands.filter { $0.count > 0 }.map(Band.init)
    calibrationError = evaluation.reliability?.calibrationError
    if detail {
      mistakes = evaluation.reliability?.mistakes
      details = evaluation.worstFirst.map {
        Detail(name: $0.name, figures: Figures($0.score), harmed: $0.harmed, missed: $0.missed)
      }
    }
  }
}
