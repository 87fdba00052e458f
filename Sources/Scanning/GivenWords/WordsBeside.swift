import Foundation
import Minutes

/// The words of a paper's pages as another program left them beside it.
struct WordsBeside {
  let file: GivenDocument
  let type: MediaType
  /// The file's name without its folder, for what is told of it.
  let name: String

  /// The first file that holds words for every page of a paper, and what is to be told of the others.
  static func first(
    of files: [WordsFile], pageCount: Int, maximumPages: Int
  ) -> (words: WordsBeside?, diagnostics: [Diagnostic]) {
    var found: WordsBeside?
    var diagnostics: [Diagnostic] = []
    for file in files {
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      func leave(_ cause: String) {
        diagnostics.append(
          Diagnostic(
            id: "reading.words-file", severity: .warning,
            summary: "\(name) beside the file is not used: \(cause)"))
      }
      if let found {
        leave("\(found.name) is")
        continue
      }
      do {
        let type = try MediaType.detect(file.bytes)
        guard !type.formatName.isEmpty else {
          leave("it is no hOCR, ALTO or PAGE XML")
          continue
        }
        let document = try GivenDocument(file.bytes, type: type, maximumPages: maximumPages)
        guard document.pages.count == pageCount else {
          leave("pages in it: \(document.pages.count), in the file: \(pageCount)")
          continue
        }
        found = WordsBeside(file: document, type: type, name: name)
        diagnostics += document.diagnostics.map { diagnostic in
          var diagnostic = diagnostic
          diagnostic.summary = "\(name) beside the file: \(diagnostic.summary)"
          return diagnostic
        }
      } catch {
        leave(error.message)
      }
    }
    return (found, diagnostics)
  }

  /// A page of these words.
  func page(at index: Int) -> Page {
    var page = file.page(at: index, type: type)
    guard page.reading.reader != .none else { return page }
    page.reading.reason = "words of the \(type.formatName) file beside it"
    if let software = file.software { page.reading.reason += ", by \(software.prefix(60))" }
    return page
  }
}
