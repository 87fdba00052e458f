public import Minutes

/// A file that was opened for reading, whose pages are read one at a time, when they are asked for.
///
/// It belongs to the reader that opened it and stays with it on one task.
public final class OpenDocument {
  /// What the content is.
  public let mediaType: MediaType
  /// How many pages there are.
  public let pageCount: Int
  /// What the file says about itself: `title`, `author`, `subject`, `creator`, `producer`, `created`, `modified`.
  ///
  /// Times are ISO 8601 in UTC.
  public let metadata: [String: String]
  /// How a text's characters are stored; nil for paper.
  public let encoding: TextEncoding?
  /// What a reader should know of a file that could be opened: it may be cut off, it has broken characters.
  public internal(set) var diagnostics: [Diagnostic]
  /// The words that another program left beside the file.
  var words: WordsBeside?
  /// Whether another program's words lie beside the file and are chosen from.
  public var hasWordsFile: Bool { words != nil }

  private let source: Source
  private let reader: DocumentReader

  /// Where the pages come from.
  enum Source {
    case text([Page])
    case pdf(PDFFile)
    case image(ImageFile)
    case given(GivenDocument)
  }

  init(
    mediaType: MediaType, pageCount: Int, metadata: [String: String] = [:], encoding: TextEncoding? = nil,
    diagnostics: [Diagnostic] = [], source: Source, reader: DocumentReader
  ) {
    self.mediaType = mediaType
    self.pageCount = pageCount
    self.metadata = metadata
    self.encoding = encoding
    self.diagnostics = diagnostics
    self.source = source
    self.reader = reader
  }

  /// Reads one page, counted from 0.
  ///
  /// A page that is blank comes back without lines, its reader `none`. An error here concerns this page
  /// alone, except `.missingLanguage`, which will come for every page that needs recognition.
  public func page(at index: Int) throws(ReadingError) -> Page {
    guard (0..<pageCount).contains(index) else { throw .page("there is no page \(index + 1)") }
    guard let words else { return try paperPage(at: index) }
    // A page that was typed, not scanned, has its words in itself.
    if case .pdf(let file) = source, let page = try reader.typedPage(at: index, of: file) { return page }
    return try reader.page(at: index, words: words) { () throws(ReadingError) in try paperPage(at: index) }
  }

  private func paperPage(at index: Int) throws(ReadingError) -> Page {
    switch source {
    case .text(let pages): return pages[index]
    case .pdf(let file): return try reader.page(at: index, of: file)
    case .image(let file): return try reader.page(at: index, of: file)
    case .given(let file): return file.page(at: index, type: mediaType)
    }
  }

  /// The image of one page, as recognition gets it.
  func image(at index: Int) throws(ReadingError) -> GreyImage {
    guard (0..<pageCount).contains(index) else { throw .page("there is no page \(index + 1)") }
    let settings = reader.settings
    switch source {
    case .pdf(let file):
      let page = try file.page(at: index)
      return try file.image(
        of: page, at: index, isScan: page.imageCoverage >= settings.imageCoverage, settings: settings,
        buffer: reader.buffer)
    case .image(let file):
      return try GreyImage(
        decoding: file.data, type: file.type, page: index, dpi: settings.dpi, megapixels: settings.megapixels)
    case .text, .given: throw .page("the file holds words and no image")
    }
  }
}
