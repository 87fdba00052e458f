import Correction
import Foundation
import Minutes
import Scanning
import Structure

/// What reading a document's pages gave.
struct Reading {
  /// A page for each page of the file; one that failed has no lines.
  var pages: [Page] = []
  /// What went wrong.
  var diagnostics: [Diagnostic] = []
  /// How many pages failed.
  var failedPages = 0

  /// Notes a page of which there is nothing but why.
  mutating func fail(_ index: Int, reason: String, _ diagnostic: Diagnostic) {
    failedPages += 1
    pages.append(Page(number: index + 1, lines: [], reading: PageReading(reader: .none, reason: reason)))
    diagnostics.append(diagnostic)
  }
}

/// What is known of a document's pages before they are read, from 0.
struct PageSupply {
  /// Pages that were read before.
  var known: [Int: Page] = [:]
  /// Pages that cannot be read, and why.
  var lost: [Int: Diagnostic] = [:]
}

extension Pipeline {
  /// Reads every page that is not known.
  ///
  /// A page that fails costs itself, not the document.
  ///
  /// - Returns: nil where `onPage` said not to go on.
  func recognize(
    _ document: OpenDocument, _ supply: PageSupply, clock: inout StageClock, onPage: (Page, Double) -> Bool
  ) -> Reading? {
    var reading = Reading()
    for index in 0..<document.pageCount {
      if let page = supply.known[index] {
        reading.pages.append(page)
        continue
      }
      if var loss = supply.lost[index] {
        loss.page = index + 1
        reading.fail(index, reason: loss.summary, loss)
        continue
      }
      let before = clock.seconds[Stage.read.rawValue] ?? 0
      let recognized = reader.recognitionSeconds
      do {
        let page = try clock.measure(.read) { () throws(ReadingError) in try document.page(at: index) }
        reading.pages.append(page)
      } catch {
        reading.fail(
          index, reason: error.message,
          Diagnostic(id: error.id, severity: .error, page: index + 1, summary: error.message))
      }
      let seconds = (clock.seconds[Stage.read.rawValue] ?? 0) - before
      clock.move(reader.recognitionSeconds - recognized, from: .read, to: .recognize)
      if !onPage(reading.pages[index], seconds) { return nil }
    }
    return reading
  }

  /// Corrects the words of all pages together, so that a form seen right on one page helps another.
  func correct(_ pages: [Page]) -> Ledger.Corrected {
    guard let corrector else { return Ledger.apply([], to: pages) }
    return Ledger.apply(corrector.edits(for: pages), to: pages)
  }

  /// What a reader of the record should know about the reading.
  func check(_ reading: Reading, of document: OpenDocument) -> [Diagnostic] {
    var diagnostics = document.diagnostics + reading.diagnostics
    for page in reading.pages {
      if page.reading.isCutShort {
        diagnostics.append(
          Diagnostic(
            id: "reading.time", severity: .error, page: page.number,
            summary: """
              reading page \(page.number) was broken off after \(configuration.reading.secondsPerPage) seconds, the \
              rest of it is missing; look at the page, or raise reading.secondsPerPage
              """))
      }
      if let confidence = page.reading.confidence, confidence < configuration.lowConfidence {
        let percent = Int((confidence * 100).rounded())
        diagnostics.append(
          Diagnostic(
            id: "reading.low-confidence", severity: .warning, page: page.number,
            summary: "page \(page.number) was read with \(percent) % confidence; check it against the paper"))
      }
    }
    let hasWords = reading.pages.contains { page in page.lines.contains { !$0.words.isEmpty } }
    if !hasWords, reading.failedPages == 0 {
      // A page that was found blank has been read; one with ink and no words has not.
      let isBlank = reading.pages.allSatisfy { $0.reading.reader == .none }
      diagnostics.append(
        isBlank
          ? Diagnostic(
            id: "reading.blank", severity: .warning,
            summary: "every page is blank; check that the right side of the paper was scanned")
          : Diagnostic(
            id: "reading.no-text", severity: .error,
            summary: "no text on any page; check that the file is what it should be"))
    }
    return diagnostics
  }

  /// Puts the record together.
  func record(
    _ source: RecordSource, _ document: OpenDocument, _ reading: Reading, _ corrected: Ledger.Corrected,
    _ extraction: Extraction, _ checks: [Diagnostic], ordinal: Int
  ) -> Record {
    var source = source
    source.pages = [reading.pages.first, reading.pages.last].compactMap { $0?.number }
    source.metadata = document.metadata
    let diagnostics = checks + extraction.diagnostics
    let hasErrors = diagnostics.contains { $0.severity == .error }
    let hasText = corrected.pages.contains { page in page.lines.contains { !$0.words.isEmpty } }
    let record = Record(
      ordinal: ordinal, status: hasErrors ? (hasText ? .partial : .failed) : .complete, source: source,
      extraction: extraction, text: Page.text(of: corrected.pages), corrections: corrected.corrections,
      quality: Quality(of: corrected.pages, corrections: corrected.corrections), diagnostics: diagnostics,
      provenance: provenance(pages: reading.pages))
    return configuration.maskPersonalNumbers ? record.maskingPersonalNumbers() : record
  }

  private func provenance(pages: [Page]) -> Provenance {
    Provenance(
      version: Justera.version, pipeline: configuration.fingerprint, model: modelFingerprint,
      pages: pages.map { Provenance.PageEntry(page: $0.number, reading: $0.reading) })
  }

  /// The record of a file that could not be opened.
  func failedRecord(_ source: RecordSource, _ error: ReadingError) -> Record {
    Record(
      failedWith: Diagnostic(id: error.id, severity: .error, summary: error.message), source: source,
      configuration: configuration)
  }

  /// The figures of one file's work.
  func summary(of records: [Record], _ reading: Reading, _ clock: StageClock) -> DocumentSummary {
    // The file is as complete as the least complete of its documents.
    let order: [Record.Status] = [.failed, .partial, .complete]
    let statuses = records.map(\.status)
    let status =
      statuses.allSatisfy { $0 == .failed }
      ? .failed : statuses.contains(.failed) ? .partial : order.first(where: statuses.contains) ?? .failed
    var summary = DocumentSummary(path: records.first?.source.path ?? "", status: status)
    if let error = records.flatMap(\.diagnostics).first(where: { $0.severity == .error }) {
      summary.cause = error.id
      summary.message = error.summary
    }
    summary.records = records.count
    for page in reading.pages {
      summary.pages[page.reading.reader.rawValue, default: 0] += 1
      summary.words += page.lines.reduce(0) { $0 + $1.words.count }
    }
    for record in records {
      summary.corrections += record.corrections.count(where: \.isInText)
      summary.suggestions += record.corrections.count { $0.state == .suggested }
      summary.expectedErrors += record.quality.expectedErrors
    }
    summary.seconds = clock.seconds
    return summary
  }
}

extension Reading {
  /// What reading the pages of one of the file's documents gave.
  func part(_ range: Range<Int>) -> Reading {
    var part = self
    part.pages = Array(pages[range])
    return part
  }
}

extension Ledger.Corrected {
  /// The pages of each of the file's documents, each with its own account.
  func parts(_ ranges: [Range<Int>]) -> [Ledger.Corrected] {
    if ranges == [pages.indices] { return [self] }
    var starts: [Int] = []
    var start = 0
    for page in pages {
      starts.append(start)
      // A form feed stands between pages.
      start += page.text.unicodeScalars.count + 1
    }
    let byPage = Dictionary(grouping: corrections, by: \.page)
    return ranges.map { range in
      var part = self
      part.pages = Array(pages[range])
      let shift = range.lowerBound < starts.count ? starts[range.lowerBound] : 0
      let end = range.upperBound < starts.count ? starts[range.upperBound] : start
      // A page that was cut has the corrections of two documents.
      let numbers = part.pages.map(\.number).reduce(into: [Int]()) { if $0.last != $1 { $0.append($1) } }
      part.corrections = numbers.flatMap { byPage[$0] ?? [] }.filter { (shift..<end).contains($0.start) }.map
      { correction in
        var correction = correction
        correction.start -= shift
        correction.end -= shift
        return correction
      }
      return part
    }
  }
}

extension Diagnostic {
  /// Whether it is about one of the pages, or about the whole file.
  func isAbout(_ pages: Set<Int>) -> Bool { page.map { pages.contains($0) } ?? true }
}

extension RecordSource {
  /// Tells of a file by its bytes, and of those beside it.
  init(of bytes: Data, path: String, wordsFiles: [Scanning.WordsFile]) {
    self.init(
      path: path, sha256: ContentHash.sha256(of: bytes), bytes: bytes.count,
      mediaType: RecordSource.mediaType(of: bytes))
    if wordsFiles.isEmpty { return }
    self.wordsFiles = wordsFiles.map { file in
      RecordSource.WordsFile(
        path: file.path, sha256: ContentHash.sha256(of: file.bytes), bytes: file.bytes.count,
        mediaType: RecordSource.mediaType(of: file.bytes))
    }
  }

  private static func mediaType(of bytes: Data) -> String {
    do {
      return try MediaType.detect(bytes).rawValue
    } catch {
      // What is not read has no type of ours; opening it gives the cause.
      return "application/octet-stream"
    }
  }
}

extension Record {
  /// Makes the record of a document of which nothing could be read.
  init(failedWith diagnostic: Diagnostic, source: RecordSource, configuration: Configuration) {
    self.init(
      ordinal: 1, status: .failed, source: source, extraction: Extraction(meeting: Meeting(kind: .other)),
      text: "", corrections: [], quality: Quality(of: [], corrections: []), diagnostics: [diagnostic],
      provenance: Provenance(version: Justera.version, pipeline: configuration.fingerprint, model: nil))
  }
}
