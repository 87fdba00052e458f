/// Why a file or a page could not be read.
///
/// The message says what is wrong and what to do; the caller, who knows it, adds the file.
public enum ReadingError: Error, Hashable, Sendable {
  /// The file has no bytes.
  case empty
  /// The content is of a kind that is not read; what it seems to be.
  case unsupported(String)
  /// The PDF needs a password.
  case encrypted
  /// The file is cut off or broken; what the library said.
  case damaged(String)
  /// The file is whole and has no pages.
  case noPages
  /// The file has more pages than allowed.
  case tooManyPages(count: Int, limit: Int)
  /// The image has more pixels than allowed.
  case tooLarge(width: Int, height: Int, megapixels: Double)
  /// There is no memory for an image of so many pixels.
  case memory(width: Int, height: Int)
  /// Tesseract has no trained data for this language.
  case missingLanguage(String)
  /// Tesseract failed on a page; how.
  case recognition(String)
  /// One page could not be read; why.
  case page(String)

  /// A stable identifier for journals and tests: `reading.encrypted`.
  public var id: String {
    switch self {
    case .empty: "reading.empty"
    case .unsupported: "reading.unsupported"
    case .encrypted: "reading.encrypted"
    case .damaged: "reading.damaged"
    case .noPages: "reading.no-pages"
    case .tooManyPages: "reading.too-many-pages"
    case .tooLarge: "reading.too-large"
    case .memory: "reading.memory"
    case .missingLanguage: "reading.missing-language"
    case .recognition: "reading.recognition"
    case .page: "reading.page"
    }
  }

  /// What is wrong and what to do, lower case, without the file's name.
  public var message: String {
    switch self {
    case .empty:
      "the file is empty; fetch it again from where it came"
    case .unsupported(let kind):
      "the content is \(kind), which is not read; convert it to PDF, TIFF, PNG, JPEG, hOCR, ALTO, PAGE XML or plain text"
    case .encrypted:
      "the PDF is encrypted; save a copy without a password"
    case .damaged(let detail):
      "the file is cut off or damaged (\(detail)); fetch it again or repair it"
    case .noPages:
      "the file has no pages; fetch it again from where it came"
    case .tooManyPages(let count, let limit):
      "the file has \(count) pages, more than the limit of \(limit); split it or raise the limit"
    case .tooLarge(let width, let height, let megapixels):
      "the image has \(width) x \(height) pixels, more than the limit of \(megapixels) megapixels; "
        + "scale it down or raise the limit"
    case .memory(let width, let height):
      "there is no memory for the image of \(width) x \(height) pixels; raise batch.memoryMegabytes or scale it down"
    case .missingLanguage(let language):
      "no trained data for '\(language)'; install \(ReadingError.package(of: language))"
    case .recognition(let detail):
      "recognition failed (\(detail)); look at the page, and try another resolution"
    case .page(let detail):
      "the page could not be read (\(detail)); look at the page in a viewer"
    }
  }
}

extension ReadingError {
  /// Debian's package of trained data; that of a script, whose name begins with a capital, is named by its code.
  fileprivate static func package(of language: String) -> String {
    if language == "Latin" { return "tesseract-ocr-script-latn" }
    return language.first?.isUppercase == true
      ? "the package tesseract-ocr-script-… that has it" : "tesseract-ocr-\(language)"
  }
}

extension ReadingError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
