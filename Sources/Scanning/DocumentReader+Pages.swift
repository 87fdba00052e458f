import Foundation
import Minutes

extension DocumentReader {
  /// Reads a page of a PDF from the better of its two sources.
  ///
  /// Where the text layer is doubtful the page is recognized too, and the reading that is nearer to Swedish is taken.
  func page(at index: Int, of file: PDFFile) throws(ReadingError) -> Page {
    let pdfPage = try file.page(at: index)
    let layer = pdfPage.textLayer(dpi: Double(settings.dpi))
    let choice = SourceChoice(
      layer: layer, imageCoverage: pdfPage.imageCoverage, settings: settings, judge: judge)
    var typed = page(number: index + 1, of: pdfPage, layer: layer, reason: choice.reason)
    if choice.source == .textLayer { return typed }
    var drawn: Page
    do {
      drawn = try PageReader(self).page(
        number: index + 1,
        from: file.image(
          of: pdfPage, at: index, isScan: choice.isScan, settings: settings, buffer: buffer),
        reason: choice.reason)
    } catch {
      guard choice.source == .either else { throw error }
      typed.reading.reason += "; it was taken, as the page could not be recognized (\(error.id))"
      return typed
    }
    guard choice.source == .either, judge != nil else { return drawn }
    let advantage = advantage(of: typed, over: drawn)
    // A scanner's layer is but another recognition, and loses numbers that stand by themselves.
    let isBetter =
      choice.isScan
      ? advantage > DocumentReader.leastAdvantage * Double(typed.letterCount) : advantage >= 0
    if isBetter {
      typed.reading.reason +=
        advantage > 0
        ? "; recognition reads worse (by \(DocumentReader.letters(advantage)))"
        : "; recognition reads no better"
      return typed
    }
    if advantage < 0 { drawn.reading.reason += " (worse by \(DocumentReader.letters(advantage)))" }
    return drawn
  }

  /// By what share of its letters a scanner's text layer must be better than recognition to be taken.
  private static let leastAdvantage = 0.05

  /// The page by its text layer, where it is no scan and its layer is to be used; nil for any other.
  func typedPage(at index: Int, of file: PDFFile) throws(ReadingError) -> Page? {
    let pdfPage = try file.page(at: index)
    let coverage = pdfPage.imageCoverage
    guard coverage < settings.imageCoverage else { return nil }
    let layer = pdfPage.textLayer(dpi: Double(settings.dpi))
    let choice = SourceChoice(
      layer: layer, imageCoverage: coverage, settings: settings, judge: judge)
    return choice.source == .textLayer
      ? page(number: index + 1, of: pdfPage, layer: layer, reason: choice.reason) : nil
  }

  /// Reads a page of an image file.
  func page(at index: Int, of file: ImageFile) throws(ReadingError) -> Page {
    let image = try GreyImage(
      decoding: file.data, type: file.type, page: index, dpi: settings.dpi, megapixels: settings.megapixels)
    return try PageReader(self).page(number: index + 1, from: image, reason: "an image")
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
}

extension Page {
  /// How many letters its words have.
  fileprivate var letterCount: Int {
    lines.reduce(0) { $0 + $1.text.unicodeScalars.count(where: \.isLetter) }
  }
}
