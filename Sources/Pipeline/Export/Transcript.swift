import Correction
public import Foundation
public import Minutes
public import Scanning
import Structure

/// A document's words with their places, as corrected, each with what was read where that differs.
public struct Transcript: Sendable {
  /// A word and what it was read as.
  public struct Entry: Hashable, Sendable {
    /// The word as corrected.
    public var word: Word
    /// What was read in its place; nil where nothing was changed.
    public var original: String?
  }

  /// The file's name.
  public var path: String
  /// The pages as corrected.
  public var pages: [Page]
  /// The words of each line of each page.
  public var entries: [[[Entry]]]
  /// What a reader should know: the pages that could not be read.
  public var diagnostics: [Diagnostic]

  init(path: String, corrected: Ledger.Corrected, diagnostics: [Diagnostic]) {
    self.path = path
    self.diagnostics = diagnostics
    pages = corrected.pages
    let applied = corrected.corrections.filter(\.isInText).sorted { $0.start < $1.start }
    var next = 0
    var offset = 0
    entries = []
    for page in corrected.pages {
      var lines: [[Entry]] = []
      for line in page.lines {
        let words = line.words.map { word -> Entry in
          let start = offset + word.start
          let end = start + word.text.unicodeScalars.count
          while next < applied.count, applied[next].end <= start {
            next += 1
          }
          let own = applied[next...].prefix { $0.start < end }.filter { $0.end > start }
          return Entry(word: word, original: own.isEmpty ? nil : Transcript.original(word.text, start, own))
        }
        lines.append(words)
        offset += line.text.unicodeScalars.count + line.terminator.unicodeScalars.count
      }
      entries.append(lines)
      // Pages are separated by a form feed.
      offset += 1
    }
  }

  /// The same with every personal identity number masked, and nothing told of what its words were read as.
  func maskingPersonalNumbers() -> Transcript {
    let numbers = PersonalNumbers()
    var masked = self
    for page in pages.indices {
      for line in pages[page].lines.indices {
        let text = pages[page].lines[line].text
        let scalars = Array(numbers.masked(text).unicodeScalars)
        if scalars.elementsEqual(text.unicodeScalars) { continue }
        masked.pages[page].lines[line].text = String(String.UnicodeScalarView(scalars))
        for (index, word) in pages[page].lines[line].words.enumerated() {
          let end = min(scalars.count, word.start + word.text.unicodeScalars.count)
          let new = String(String.UnicodeScalarView(scalars[min(word.start, end)..<end]))
          if new == word.text { continue }
          masked.pages[page].lines[line].words[index].text = new
          masked.entries[page][line][index] = Entry(
            word: masked.pages[page].lines[line].words[index], original: nil)
        }
      }
    }
    return masked
  }

  /// A word's characters with the corrections within it taken back.
  private static func original(_ text: String, _ start: Int, _ corrections: [Correction]) -> String {
    var scalars = Array(text.unicodeScalars)
    for correction in corrections.reversed() {
      let range = max(0, correction.start - start)..<min(scalars.count, correction.end - start)
      scalars.replaceSubrange(range, with: Array(correction.original.unicodeScalars))
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

extension Pipeline {
  /// Reads and corrects a document, keeping the places of its words.
  ///
  /// - Throws: `ReadingError` where the file as a whole cannot be read; pages that cannot be are left empty.
  public func transcript(
    of bytes: Data, path: String, wordsFiles: [WordsFile] = []
  ) throws(ReadingError) -> Transcript {
    let document = try open(DocumentBytes(paper: bytes, wordsFiles: wordsFiles))
    var pages: [Page] = []
    var diagnostics: [Diagnostic] = []
    for index in 0..<document.pageCount {
      do {
        pages.append(try document.page(at: index))
      } catch {
        pages.append(
          Page(number: index + 1, lines: [], reading: PageReading(reader: .none, reason: error.message)))
        diagnostics.append(
          Diagnostic(id: error.id, severity: .error, page: index + 1, summary: error.message))
      }
    }
    let transcript = Transcript(path: path, corrected: correct(pages), diagnostics: diagnostics)
    return configuration.maskPersonalNumbers ? transcript.maskingPersonalNumbers() : transcript
  }
}

extension Pipeline {
  /// Draws every page with frames around what was read.
  ///
  /// - Parameters:
  ///   - bytes: The document's bytes.
  ///   - wordsFiles: the files beside it that may hold its words.
  ///   - onPicture: Called with each page's number and its picture as PNG.
  /// - Throws: `ReadingError`, and what `onPicture` throws.
  public func drawings(
    of bytes: Data, wordsFiles: [WordsFile] = [], onPicture: (Int, Data) throws -> Void
  ) throws {
    let document = try open(DocumentBytes(paper: bytes, wordsFiles: wordsFiles))
    for index in 0..<document.pageCount {
      let page = try document.page(at: index)
      try onPicture(index + 1, document.drawing(of: page, at: index))
    }
  }
}
