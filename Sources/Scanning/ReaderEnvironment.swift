import CPoppler
import CTesseract
import Foundation

/// The libraries and trained data that reading stands on, for `justera doctor`.
public struct ReaderEnvironment: Hashable, Sendable {
  /// Tesseract's version: `5.3.0`.
  public var tesseract: String
  /// Leptonica's version: `1.82.0`.
  public var leptonica: String
  /// Poppler's version: `22.12.0`.
  public var poppler: String
  /// cairo's version: `1.16.0`.
  public var cairo: String
  /// The folder of Tesseract's trained data; nil where none is found.
  public var tessdata: String?
  /// The languages with trained data, sorted.
  public var languages: [String]

  /// Looks at what is installed.
  ///
  /// - Parameter tessdata: the folder of trained data from the settings; nil for Tesseract's own.
  public static func inspect(tessdata: String?) -> ReaderEnvironment {
    let folder = self.folder(tessdata)
    return ReaderEnvironment(
      tesseract: String(cString: TessVersion()),
      leptonica: leptonicaVersion(),
      poppler: String(cString: poppler_get_version()),
      cairo: String(cString: cairo_version_string()),
      tessdata: folder,
      languages: languages(in: tessdata))
  }

  /// The languages with trained data in a folder, or in Tesseract's own, sorted.
  static func languages(in tessdata: String?) -> [String] {
    guard let folder = folder(tessdata) else { return [] }
    let suffix = ".traineddata"
    let files = FileManager.default.subpaths(atPath: folder) ?? []
    return files.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }.sorted()
  }

  /// The folder Tesseract looks into.
  private static func folder(_ tessdata: String?) -> String? {
    if let tessdata { return FileManager.default.fileExists(atPath: tessdata) ? tessdata : nil }
    guard let handle = TessBaseAPICreate() else { return nil }
    defer { TessBaseAPIDelete(handle) }
    // Only a loader that has run knows the folder; this one fails for want of the language, which is well.
    TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
    _ = TessBaseAPIInit2(handle, nil, "swe", OEM_LSTM_ONLY)
    guard let path = TessBaseAPIGetDatapath(handle) else { return nil }
    let folder = String(cString: path)
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }

  private static func leptonicaVersion() -> String {
    guard let characters = getLeptonicaVersion() else { return "" }
    defer { lept_free(characters) }
    return String(cString: characters).replacing("leptonica-", with: "")
  }
}
