/// What the reading of papers is told from outside; `pipeline.yml` holds the defaults.
public struct ReadingSettings: Hashable, Sendable {
  /// Tesseract's language models, joined by `+`: `swe`.
  public var language: String
  /// The trained data that signs are read with which `language` cannot write (§ % @ – •); empty for none.
  public var symbolLanguage: String
  /// The folder of trained data; nil for the one Tesseract was built with or the environment names.
  public var tessdata: String?
  /// The resolution pages are rendered or scaled to before recognition, in dots per inch.
  public var dpi: Int
  /// How many words a text layer needs to be taken for the page's text where images stand beside it.
  public var minimumWords: Int
  /// The share of a page that images must cover for the page to count as a scan, 0 to 1.
  public var imageCoverage: Double
  /// The plausibility a scanner's own text layer needs to be kept, 0 to 1; above 1, none is kept.
  public var scannerLayerPlausibility: Double
  /// The plausibility any other text layer needs, 0 to 1.
  public var textLayerPlausibility: Double
  /// The plausibility that the words of a file beside an image need to be taken unseen, 0 to 1; with less they are
  /// compared with what recognition reads.
  public var wordsFilePlausibility: Double
  /// How many megapixels a page image may have; larger images are refused, larger pages rendered coarser.
  public var megapixels: Double
  /// How many pages a file may have.
  public var maximumPages: Int
  /// After how many seconds of processor time recognition of a page is broken off and what was read so far is kept; 0 for never.
  public var secondsPerPage: Int
  /// Whether recognition keeps other readings of each symbol (`Word.choices`) for correction.
  public var keepsChoices: Bool

  /// Makes settings; every value is given, since `pipeline.yml` holds the defaults.
  public init(
    language: String, symbolLanguage: String, tessdata: String?, dpi: Int, minimumWords: Int,
    imageCoverage: Double,
    scannerLayerPlausibility: Double, textLayerPlausibility: Double, wordsFilePlausibility: Double,
    megapixels: Double, maximumPages: Int,
    secondsPerPage: Int, keepsChoices: Bool
  ) {
    self.language = language
    self.symbolLanguage = symbolLanguage
    self.tessdata = tessdata
    self.dpi = dpi
    self.minimumWords = minimumWords
    self.imageCoverage = imageCoverage
    self.scannerLayerPlausibility = scannerLayerPlausibility
    self.textLayerPlausibility = textLayerPlausibility
    self.wordsFilePlausibility = wordsFilePlausibility
    self.megapixels = megapixels
    self.maximumPages = maximumPages
    self.secondsPerPage = secondsPerPage
    self.keepsChoices = keepsChoices
  }
}
