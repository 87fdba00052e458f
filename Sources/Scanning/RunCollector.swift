import CTesseract
import Foundation
import Minutes

/// Walks over what Tesseract recognized and collects its lines as runs of words.
struct RunCollector {
  let results: OpaquePointer
  let keepsChoices: Bool
  /// How many times wider the page is than the image that was recognized.
  let stretch: Double

  /// A run and the slope of its baseline.
  struct SlopedRun {
    var run: WordRun
    var slope: Double
    var width: Double
  }

  /// The runs in Tesseract's reading order.
  func collect() -> [SlopedRun] {
    guard let page = TessResultIteratorGetPageIterator(results) else { return [] }
    var runs: [SlopedRun] = []
    var words: [PlacedWord] = []
    var baseline = (x1: 0.0, y1: 0.0, x2: 0.0, y2: 0.0)
    func finish() {
      defer { words = [] }
      guard let first = words.first, let last = words.last else { return }
      let width = baseline.x2 - baseline.x1
      let slope = width > 0 ? (baseline.y2 - baseline.y1) / width : 0
      let tops = words.map { $0.top - slope * ($0.left - first.left) }
      let bottoms = words.map { $0.bottom - slope * ($0.left - first.left) }
      let height = (bottoms.max() ?? 0) - (tops.min() ?? 0)
      let run = WordRun(
        words: words, height: height, baseline: baseline.y1 + slope * (first.left - baseline.x1))
      runs.append(SlopedRun(run: run, slope: slope, width: last.right - first.left))
    }
    repeat {
      if TessPageIteratorIsAtBeginningOf(page, RIL_TEXTLINE) != 0 {
        finish()
        baseline = line(of: page)
      }
      if let word = word(of: page) { words.append(word) }
    } while TessResultIteratorNext(results, RIL_WORD) != 0
    finish()
    return runs
  }

  /// The slope most long runs agree on: their median; 0 where there are fewer than three.
  static func slope(of runs: [SlopedRun]) -> Double {
    let long = runs.filter { $0.width > 10 * $0.run.height && abs($0.slope) < 0.1 }.map(\.slope).sorted()
    return long.count < 3 ? 0 : long[long.count / 2]
  }

  private func line(of page: OpaquePointer) -> (x1: Double, y1: Double, x2: Double, y2: Double) {
    var (x1, y1, x2, y2) = (Int32(0), Int32(0), Int32(0), Int32(0))
    TessPageIteratorBaseline(page, RIL_TEXTLINE, &x1, &y1, &x2, &y2)
    return (stretch * Double(x1), Double(y1), stretch * Double(x2), Double(y2))
  }

  private func word(of page: OpaquePointer) -> PlacedWord? {
    guard let characters = TessResultIteratorGetUTF8Text(results, RIL_WORD) else { return nil }
    defer { TessDeleteText(characters) }
    let text = String(cString: characters).filter { !$0.isWhitespace }
    guard !text.isEmpty else { return nil }
    var (left, top, right, bottom) = (Int32(0), Int32(0), Int32(0), Int32(0))
    guard TessPageIteratorBoundingBox(page, RIL_WORD, &left, &top, &right, &bottom) != 0 else { return nil }
    let confidence = Double(TessResultIteratorConfidence(results, RIL_WORD)) / 100
    return PlacedWord(
      text: text, left: stretch * Double(left), top: Double(top), right: stretch * Double(right),
      bottom: Double(bottom),
      confidence: min(max(confidence, 0), 1), choices: keepsChoices ? choices(in: text) : [])
  }

  /// What else Tesseract held the symbols of the word for, the best three of each.
  private func choices(in text: String) -> [SymbolChoice] {
    guard let symbols = TessResultIteratorCopy(results) else { return [] }
    defer { TessResultIteratorDelete(symbols) }
    let page = TessResultIteratorGetPageIterator(symbols)
    var choices: [SymbolChoice] = []
    var offset = 0
    repeat {
      guard let printed = symbol(of: symbols) else { break }
      choices += alternatives(to: printed, of: symbols, offset: offset)
      offset += printed.unicodeScalars.count
      if TessPageIteratorIsAtFinalElement(page, RIL_WORD, RIL_SYMBOL) != 0 { break }
    } while TessResultIteratorNext(symbols, RIL_SYMBOL) != 0
    // Offsets hold only where the symbols make up the word.
    return offset == text.unicodeScalars.count ? choices : []
  }

  private func symbol(of symbols: OpaquePointer) -> String? {
    guard let characters = TessResultIteratorGetUTF8Text(symbols, RIL_SYMBOL) else { return nil }
    defer { TessDeleteText(characters) }
    return String(cString: characters)
  }

  private func alternatives(to printed: String, of symbols: OpaquePointer, offset: Int) -> [SymbolChoice] {
    guard let iterator = TessResultIteratorGetChoiceIterator(symbols) else { return [] }
    defer { TessChoiceIteratorDelete(iterator) }
    var choices: [SymbolChoice] = []
    repeat {
      guard let characters = TessChoiceIteratorGetUTF8Text(iterator) else { continue }
      let text = String(cString: characters)
      let confidence = Double(TessChoiceIteratorConfidence(iterator)) / 100
      if text != printed, !text.isEmpty {
        choices.append(SymbolChoice(offset: offset, text: text, confidence: min(max(confidence, 0), 1)))
      }
    } while TessChoiceIteratorNext(iterator) != 0
    return Array(choices.prefix(3))
  }
}
