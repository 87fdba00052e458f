import CSerialOpenMP
import CTesseract
import Foundation
import Minutes

/// Reads words from page images: owner of a Tesseract handle, which it uses again for every page.
final class Recognizer {
  private let handle: OpaquePointer
  private let keepsChoices: Bool
  /// How many seconds recognition took so far.
  private(set) var seconds = 0.0

  /// Loads the trained data of the settings' language.
  init(settings: ReadingSettings) throws(ReadingError) {
    let handle = try Recognizer.emptyHandle()
    guard TessBaseAPIInit2(handle, settings.tessdata, settings.language, OEM_LSTM_ONLY) == 0 else {
      TessBaseAPIDelete(handle)
      throw .missingLanguage(Recognizer.languages(of: settings).first ?? settings.language)
    }
    self.handle = handle
    keepsChoices = settings.keepsChoices
    // Tesseract goes on as long as it has one of several languages.
    let loaded = loadedLanguages
    if let missing = Recognizer.languages(of: settings).first(where: { !loaded.contains($0) }) {
      throw .missingLanguage(missing)
    }
    TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
    if settings.keepsChoices {
      TessBaseAPISetVariable(handle, "lstm_choice_mode", "2")
      // Without it the choices' confidences are cut off at 0 for a third of them.
      TessBaseAPISetVariable(handle, "lstm_rating_coefficient", "1")
    }
    // Automatic segmentation takes a column of item numbers for a block by itself and misreads it; columns and
    // rows are told apart from the words' places instead (`PageLayout`).
    TessBaseAPISetPageSegMode(handle, PSM_SINGLE_COLUMN)
  }

  /// Loads trained data without word lists, to read single lines.
  init(lines data: Data, language: String) throws(ReadingError) {
    let handle = try Recognizer.emptyHandle()
    let failed = data.withUnsafeBytes { bytes in
      TessBaseAPIInit5(
        handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), language,
        OEM_LSTM_ONLY, nil, 0, nil, nil, 0, 0)
    }
    guard failed == 0 else {
      TessBaseAPIDelete(handle)
      throw .missingLanguage(language)
    }
    self.handle = handle
    keepsChoices = false
    TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
  }

  /// Sauvola's method, and its factor: how much darker than its surroundings ink is.
  ///
  /// Lower for greys, where print is faint: of worn and noisy scans 1.1 % of the characters are misread with 0.2,
  /// 2.7 % with Tesseract's 0.34, of clean ones as many. What is black and white is smoothed before, and a low
  /// factor would make its specks ink again.
  private static func setThresholding(_ handle: OpaquePointer, isBlackAndWhite: Bool) {
    TessBaseAPISetVariable(handle, "thresholding_method", "2")
    TessBaseAPISetVariable(handle, "thresholding_kfactor", isBlackAndWhite ? "0.34" : "0.2")
  }

  private static func emptyHandle() throws(ReadingError) -> OpaquePointer {
    // Both libraries write their asides to the standard error otherwise.
    _ = setMsgSeverity(Int32(L_SEVERITY_NONE))
    guard let handle = TessBaseAPICreate() else { throw .recognition("tesseract gave no handle") }
    // Set before the trained data is read, whose loader writes too.
    TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
    return handle
  }

  /// The folder the trained data was found in.
  var tessdata: String? { TessBaseAPIGetDatapath(handle).map { String(cString: $0) } }

  deinit {
    TessBaseAPIEnd(handle)
    TessBaseAPIDelete(handle)
  }

  /// What recognition finds on a page.
  struct Recognition {
    /// The runs in Tesseract's reading order.
    var runs: [WordRun]
    /// How far baselines fall for each pixel to the right.
    var slope: Double

    /// Whether it was broken off.
    var isCutShort = false

    /// How many words there are.
    var wordCount: Int { runs.reduce(0) { $0 + $1.words.count } }

    /// The words' mean confidence, 0 to 1; 0 without words.
    var confidence: Double {
      let confidences = runs.flatMap { $0.words.compactMap(\.confidence) }
      return confidences.isEmpty ? 0 : confidences.reduce(0, +) / Double(confidences.count)
    }

    /// How many characters were read with good confidence, less half of those read with little: they may be no print.
    var surety: Double {
      runs.reduce(0) { sum, run in
        sum
          + run.words.reduce(0) { sum, word in
            let confidence = word.confidence ?? 0
            let weight = confidence > 0.8 ? 1 : confidence < 0.5 ? -0.5 : 0
            return sum + weight * Double(word.text.count)
          }
      }
    }
  }

  /// Reads the words of a page.
  ///
  /// - Parameters:
  ///   - isBlackAndWhite: how the image is thresholded.
  ///   - end: at what processor time reading is broken off, what was read till then kept; nil for never. Tesseract
  ///     looks at the clock between words, not while it takes the page apart.
  func recognize(
    _ image: borrowing GreyImage, isBlackAndWhite: Bool, until end: Double? = nil
  ) throws(ReadingError) -> Recognition {
    Recognizer.setThresholding(handle, isBlackAndWhite: isBlackAndWhite)
    // Asked between words, with the end it is to keep to.
    var last = end ?? .infinity
    let monitor = end.flatMap { _ in TessMonitorCreate() }
    defer { if let monitor { TessMonitorDelete(monitor) } }
    // Print keeps its shape when it is made an eighth narrower, and takes as much less time.
    guard let narrow = image.narrowed() else { throw .page("no memory for its image") }
    TessBaseAPISetImage2(handle, narrow.pix)
    defer { TessBaseAPIClear(handle) }
    let failed = withUnsafeMutablePointer(to: &last) { last in
      if let monitor {
        TessMonitorSetCancelThis(monitor, last)
        TessMonitorSetCancelFunc(monitor) { last, _ in
          ProcessorClock.now >= last?.assumingMemoryBound(to: Double.self).pointee ?? .infinity
        }
      }
      return run(monitor) != 0
    }
    let isCutShort = failed && ProcessorClock.now >= last
    guard !failed || isCutShort else { throw .recognition("tesseract gave up on the page") }
    // A page without text has no iterator.
    guard let results = TessBaseAPIGetIterator(handle) else {
      return Recognition(runs: [], slope: 0, isCutShort: isCutShort)
    }
    defer { TessResultIteratorDelete(results) }
    let runs = RunCollector(
      results: results, keepsChoices: keepsChoices, stretch: GreyImage.narrowing
    ).collect()
    return Recognition(
      runs: runs.map(\.run), slope: RunCollector.slope(of: runs), isCutShort: isCutShort)
  }

  /// Reads parts of an image, each as one line.
  ///
  /// - Returns: the runs of each part, in the places of the whole image.
  func recognize(
    lines: [Minutes.Box], of image: borrowing GreyImage, isBlackAndWhite: Bool
  ) -> [[WordRun]] {
    Recognizer.setThresholding(handle, isBlackAndWhite: isBlackAndWhite)
    let mode = TessBaseAPIGetPageSegMode(handle)
    TessBaseAPISetPageSegMode(handle, PSM_SINGLE_LINE)
    defer { TessBaseAPISetPageSegMode(handle, mode) }
    TessBaseAPISetImage2(handle, image.pix)
    defer { TessBaseAPIClear(handle) }
    return lines.map { box in
      TessBaseAPISetRectangle(
        handle, Int32(box.left), Int32(box.top), Int32(box.width), Int32(box.height))
      guard run(nil) == 0, let results = TessBaseAPIGetIterator(handle) else {
        return []
      }
      defer { TessResultIteratorDelete(results) }
      return RunCollector(results: results, keepsChoices: false, stretch: 1).collect().map(\.run)
    }
  }

  /// Recognizes what was set.
  private func run(_ monitor: OpaquePointer?) -> Int32 {
    // With threads of its own Tesseract takes up to five times as long for a page.
    _ = serial_openmp_begin()
    let start = ContinuousClock.now
    defer { seconds += start.duration(to: .now) / .seconds(1) }
    return TessBaseAPIRecognize(handle, monitor)
  }

  private static func languages(of settings: ReadingSettings) -> [String] {
    settings.language.split(separator: "+").map(String.init)
  }

  private var loadedLanguages: [String] {
    guard let names = TessBaseAPIGetLoadedLanguagesAsVector(handle) else { return [] }
    defer { TessDeleteTextArray(names) }
    return sequence(first: 0) { $0 + 1 }.lazy.map { names[$0] }.prefix { $0 != nil }.compactMap { name in
      name.map { String(cString: $0) }
    }
  }
}
