import Foundation
import Minutes

extension DocumentReader {
  /// Reads a page of a PDF from the better of its two sources.
  func page(at index: Int, of file: PDFFile) throws(ReadingError) -> Page {
    let pdfPage = try file.page(at: index)
    let layer = pdfPage.textLayer(dpi: Double(settings.dpi))
    let choice = SourceChoice(
      layer: layer, imageCoverage: pdfPage.imageCoverage, settings: settings, plausibility: plausibility)
    if choice.usesTextLayer {
      return page(number: index + 1, of: pdfPage, layer: layer, reason: choice.reason)
    }
    let image = try pdfPage.render(dpi: settings.dpi, megapixels: settings.megapixels)
    return try page(number: index + 1, from: image, reason: choice.reason)
  }

  /// The page by its text layer, where it is no scan and its layer is to be used; nil for any other.
  func typedPage(at index: Int, of file: PDFFile) throws(ReadingError) -> Page? {
    let pdfPage = try file.page(at: index)
    let coverage = pdfPage.imageCoverage
    guard coverage < settings.imageCoverage else { return nil }
    let layer = pdfPage.textLayer(dpi: Double(settings.dpi))
    let choice = SourceChoice(
      layer: layer, imageCoverage: coverage, settings: settings, plausibility: plausibility)
    return choice.usesTextLayer ? page(number: index + 1, of: pdfPage, layer: layer, reason: choice.reason) : nil
  }

  /// Reads a page of an image file.
  func page(at index: Int, of file: ImageFile) throws(ReadingError) -> Page {
    let image = try GreyImage(
      decoding: file.data, type: file.type, page: index, dpi: settings.dpi, megapixels: settings.megapixels)
    return try page(number: index + 1, from: image, reason: "an image")
  }

  private func page(
    number: Int, of pdfPage: borrowing PDFPage, layer: TextLayer, reason: String
  ) -> Page {
    let scale = Double(settings.dpi) / 72
    let size = pdfPage.size
    return Page(
      number: number, lines: PageLayout(runs: layer.runs, slope: 0).lines(),
      width: Int((size.width * scale).rounded()), height: Int((size.height * scale).rounded()),
      dpi: Double(settings.dpi), reading: PageReading(reader: .textLayer, reason: reason))
  }

  /// Recognizes a page image, unless it is blank.
  private func page(
    number: Int, from image: consuming GreyImage, reason: String
  ) throws(ReadingError) -> Page {
    var page = Page(
      number: number, lines: [], width: image.width, height: image.height, dpi: image.dpi,
      reading: PageReading(reader: .none, reason: "blank page"))
    let tones = image.tones
    guard tones.ink > DocumentReader.blankInk else { return page }
    var prepared = image
    if let cleaned = PageCleaner.clean(prepared, paper: tones.paper) { prepared = cleaned }
    if tones.isBlackAndWhite, let smoothed = prepared.smoothed() { prepared = smoothed }
    let (recognition, quarters) = try recognizeUpright(prepared, tones)
    page.lines = PageLayout(runs: recognition.runs, slope: recognition.slope).lines()
    guard !page.lines.isEmpty else {
      page.reading.reason = "no text found on the page"
      return page
    }
    if !quarters.isMultiple(of: 2) { (page.width, page.height) = (page.height, page.width) }
    page.reading = PageReading(
      reader: .ocr, reason: quarters == 0 ? reason : reason + ", turned by \(90 * quarters) degrees",
      confidence: recognition.confidence)
    return page
  }

  /// Recognizes a page, and again turned where it seems to hold much and hardly a word was read.
  ///
  /// - Returns: the best recognition, and by how many quarters the page was turned clockwise for it.
  private func recognizeUpright(
    _ image: borrowing GreyImage, _ tones: GreyImage.Tones
  ) throws(ReadingError) -> (Recognizer.Recognition, quarters: Int) {
    var best = (recognition: try recognize(image, tones), quarters: 0)
    let first = best.recognition
    mend(&best.recognition, of: image, tones)
    guard first.confidence < DocumentReader.doubtful,
      first.wordCount >= DocumentReader.manyWords || tones.ink >= DocumentReader.muchInk
    else { return best }
    for quarters in [1, 3, 2] {
      guard let turned = image.turned(quarters: quarters) else { continue }
      let recognition = try recognize(turned, tones)
      // A page that stood right and was merely bad reads no better turned.
      guard recognition.surety > 1.5 * best.recognition.surety else { continue }
      best = (recognition, quarters)
      mend(&best.recognition, of: turned, tones)
      if recognition.confidence > DocumentReader.good { break }
    }
    return best
  }

  /// How many words a page has at least before it is worth trying to turn it, or what share of it is dark.
  private static let manyWords = 15
  private static let muchInk = 0.003
  /// The mean confidence below which a page may lie on its side.
  private static let doubtful = 0.6
  /// The mean confidence from which no other turn is tried.
  private static let good = 0.8

  /// The share of dark pixels up to which a page counts as blank: about two letters on an A4 page.
  private static let blankInk = 0.000_01
}
