import CTesseract
public import Foundation
import Minutes

/// Turns files into pages of words: the whole of reading for one worker.
///
/// A reader owns one Tesseract handle, made for the first page that needs it and used for all that follow.
/// It is not `Sendable`: every worker makes its own.
public final class DocumentReader {
  /// What reading is told.
  public let settings: ReadingSettings

  let judge: LanguageJudge?
  let buffer = DrawingBuffer()
  private var recognizer: Recognizer?
  /// Made with the recognizer; nil where its trained data is not installed.
  private var secondReader: SecondReader?

  /// How many seconds recognition alone took so far, without drawing and preparing images.
  public var recognitionSeconds: Double { (recognizer?.seconds ?? 0) + (secondReader?.seconds ?? 0) }

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - settings: what `pipeline.yml` says.
  ///   - judge: what the language model says of texts; nil without one.
  public init(settings: ReadingSettings, judge: LanguageJudge? = nil) {
    self.settings = settings
    self.judge = judge
    // Leptonica writes what it dislikes about an image to the standard error otherwise.
    _ = setMsgSeverity(Int32(L_SEVERITY_NONE))
  }

  /// Loads the trained data now, and not with the first page that needs it.
  ///
  /// - Throws: `ReadingError.missingLanguage`, before any file is touched.
  public func prepare() throws(ReadingError) {
    _ = try loaded()
  }

  /// Opens a file by its bytes.
  ///
  /// - Throws: what concerns the file as a whole: empty, unsupported, encrypted, damaged, without pages, with
  ///   too many.
  public func open(_ bytes: Data) throws(ReadingError) -> OpenDocument {
    let type = try MediaType.detect(bytes)
    switch type {
    case .text: return try openText(bytes)
    case .pdf: return try openPDF(bytes)
    case .png, .jpeg, .tiff:
      let file = try ImageFile(bytes, type: type, maximumPages: settings.maximumPages)
      return OpenDocument(
        mediaType: type, pageCount: file.pageCount, diagnostics: OpeningDiagnostics.cutOff(bytes, type: type),
        source: .image(file), reader: self)
    case .hocr, .alto, .page:
      let file = try GivenDocument(bytes, type: type, maximumPages: settings.maximumPages)
      return OpenDocument(
        mediaType: type, pageCount: file.pages.count,
        metadata: file.software.map { ["producer": $0] } ?? [:], diagnostics: file.diagnostics,
        source: .given(file), reader: self)
    }
  }

  private func openText(_ bytes: Data) throws(ReadingError) -> OpenDocument {
    let (text, encoding) = TextEncoding.decode(bytes)
    let reading = PageReading(reader: .text, reason: "plain text in \(encoding.name)")
    let pages = Page.pages(ofText: text, reading: reading)
    try limit(pages.count)
    return OpenDocument(
      mediaType: .text, pageCount: pages.count, encoding: encoding,
      diagnostics: OpeningDiagnostics.strayBytes(text, encoding: encoding), source: .text(pages), reader: self
    )
  }

  private func openPDF(_ bytes: Data) throws(ReadingError) -> OpenDocument {
    let file = try PDFFile(bytes)
    guard file.pageCount > 0 else { throw .noPages }
    try limit(file.pageCount)
    return OpenDocument(
      mediaType: .pdf, pageCount: file.pageCount, metadata: file.metadata,
      diagnostics: OpeningDiagnostics.cutOff(bytes, type: .pdf), source: .pdf(file), reader: self)
  }

  private func limit(_ pageCount: Int) throws(ReadingError) {
    guard pageCount <= settings.maximumPages else {
      throw .tooManyPages(count: pageCount, limit: settings.maximumPages)
    }
  }

  /// Reads words from an image, with the reader's own handle.
  func recognize(
    _ image: borrowing GreyImage, isBlackAndWhite: Bool, until end: Double?
  ) throws(ReadingError) -> Recognizer.Recognition {
    try loaded().recognize(image, isBlackAndWhite: isBlackAndWhite, until: end)
  }

  /// Reads what was left out of a recognition, and its doubtful signs again.
  func mend(
    _ recognition: inout Recognizer.Recognition, of image: borrowing GreyImage, isBlackAndWhite: Bool
  ) {
    addLeftOutWords(to: &recognition, of: image, isBlackAndWhite: isBlackAndWhite)
    ListSigns.name(in: &recognition.runs, of: image)
    secondReader?.addNumbers(to: &recognition.runs, of: image, isBlackAndWhite: isBlackAndWhite)
    secondReader?.mend(&recognition.runs, of: image, isBlackAndWhite: isBlackAndWhite)
  }

  /// Reads the print that a recognition left out.
  private func addLeftOutWords(
    to recognition: inout Recognizer.Recognition, of image: borrowing GreyImage, isBlackAndWhite: Bool
  ) {
    guard !recognition.isCutShort, let recognizer else { return }
    let places = LeftOutWords(recognition.runs, on: image).places
    if places.isEmpty { return }
    let readings = recognizer.recognize(
      lines: places.map(\.box), of: image, isBlackAndWhite: isBlackAndWhite)
    recognition.runs += zip(places, readings).compactMap { LeftOutWords.print($1, letters: $0.letters) }
  }

  private func loaded() throws(ReadingError) -> Recognizer {
    if let recognizer { return recognizer }
    let made = try Recognizer(settings: settings)
    recognizer = made
    secondReader = made.tessdata.flatMap { SecondReader(settings: settings, folder: $0) }
    return made
  }
}
