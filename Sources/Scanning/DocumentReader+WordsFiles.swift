public import Foundation
import Minutes

extension DocumentReader {
  /// Opens a file with those beside it that may hold its words.
  ///
  /// Where the file itself cannot be opened and one beside it can, its words are the document.
  ///
  /// - Throws: what concerns the file as a whole.
  public func open(_ bytes: Data, wordsFiles: [WordsFile]) throws(ReadingError) -> OpenDocument {
    let paper: OpenDocument
    do {
      paper = try open(bytes)
    } catch {
      for file in wordsFiles {
        guard let words = try? open(file.bytes), !words.mediaType.formatName.isEmpty else { continue }
        words.diagnostics.insert(
          Diagnostic(
            id: error.id, severity: .warning,
            summary: "only the words beside the file were read: \(error.message)"), at: 0)
        return words
      }
      throw error
    }
    guard !wordsFiles.isEmpty, paper.mediaType.isPaper else { return paper }
    let (words, diagnostics) = WordsBeside.first(
      of: wordsFiles, pageCount: paper.pageCount, maximumPages: settings.maximumPages)
    paper.words = words
    paper.diagnostics += diagnostics
    return paper
  }

  /// Reads a page that has words beside it from the better of both.
  ///
  /// The words are taken where the language model has nothing against them; otherwise the page is read too, and
  /// the reading that more of the page's letters are plausible in is taken.
  func page(
    at index: Int, words: WordsBeside, ofPaper read: () throws(ReadingError) -> Page
  ) throws(ReadingError) -> Page {
    var given = words.page(at: index)
    let format = words.type.formatName
    let score = ReadingScore(given.text, plausibility: plausibility)
    if given.reading.reader != .none, score.isSound(above: settings.wordsFilePlausibility) {
      given.reading.reason += " (\(score.told))"
      return given
    }
    var page: Page
    do {
      page = try read()
    } catch {
      guard given.reading.reader != .none else { throw error }
      given.reading.reason += "; the page itself could not be read (\(error.id))"
      return given
    }
    if given.reading.reader == .none {
      page.reading.reason += "; the \(format) file beside it has no words for the page"
      return page
    }
    let own = ReadingScore(page.text, plausibility: plausibility)
    if own.value >= score.value {
      page.reading.reason += "; the \(format) file beside it reads worse (\(score.told); the page \(own.told))"
      return page
    }
    given.reading.reason += " (\(score.told)); the page itself reads worse (\(own.told))"
    return given
  }
}

extension MediaType {
  /// Whether it is paper, or made to look like it: pages of images or a PDF.
  var isPaper: Bool {
    switch self {
    case .pdf, .png, .jpeg, .tiff: true
    case .hocr, .alto, .page, .text: false
    }
  }
}
