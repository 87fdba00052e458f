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
  /// The words are taken unseen where the language model finds them as plausible as the settings ask; otherwise the
  /// page is read too, and both are compared.
  func page(
    at index: Int, words: WordsBeside, ofPaper read: () throws(ReadingError) -> Page
  ) throws(ReadingError) -> Page {
    var given = words.page(at: index)
    let format = words.type.formatName
    let score = ReadingScore(given.text, judge: judge)
    if given.reading.reader != .none, score.isSound(above: settings.wordsFilePlausibility) {
      given.reading.reason += score.plausibility.map { " (plausibility \(ReadingScore.decimals($0)))" } ?? ""
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
    let advantage = advantage(of: given, over: page)
    if advantage < 0 {
      page.reading.reason +=
        "; the \(format) file beside it reads worse (by \(DocumentReader.letters(advantage)))"
      return page
    }
    given.reading.reason +=
      advantage > 0
      ? "; the page itself reads worse (by \(DocumentReader.letters(advantage)))"
      : "; the page itself reads no better"
    return given
  }

  /// How many letters one reading of a page is better by than another; without a model, one without faults is.
  func advantage(of first: Page, over second: Page) -> Double {
    if let judge { return ReadingComparison(first.text, second.text, judge: judge).advantage }
    return TextLayerFault.first(in: first.text) == nil ? 0 : -1
  }

  /// A number of letters for a reason.
  static func letters(_ count: Double) -> String { "\(Int(abs(count).rounded(.up))) letters" }
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
