import CPoppler
import Foundation

/// The characters a PDF page carries, with their places and fonts.
struct TextLayer {
  /// The text in Poppler's reading order.
  var text: String
  /// Poppler's lines as runs of words, in pixels at the resolution asked for.
  var runs: [WordRun]
  /// How many words there are.
  var wordCount: Int { runs.reduce(0) { $0 + $1.words.count } }
}

extension PDFPage {
  /// Reads the page's text layer.
  ///
  /// - Parameter dpi: the resolution of the boxes.
  func textLayer(dpi: Double) -> TextLayer {
    guard let characters = poppler_page_get_text(handle) else { return TextLayer(text: "", runs: []) }
    defer { g_free(characters) }
    let text = String(cString: characters)
    let scalars = Array(text.unicodeScalars)
    var rectangles: UnsafeMutablePointer<PopplerRectangle>?
    var count: guint = 0
    guard poppler_page_get_text_layout(handle, &rectangles, &count) != 0, let rectangles else {
      return TextLayer(text: text, runs: [])
    }
    defer { g_free(rectangles) }
    let fonts = fontRuns()
    let scale = dpi / 72

    var runs: [WordRun] = []
    var words: [PlacedWord] = []
    var current: PlacedWord?
    var fontIndex = 0
    func finishWord() {
      if let word = current { words.append(word) }
      current = nil
    }
    func finishRun() {
      finishWord()
      if !words.isEmpty { runs.append(WordRun(textLayerWords: words)) }
      words = []
    }
    for index in 0..<min(scalars.count, Int(count)) {
      let scalar = scalars[index]
      if scalar == "\n" {
        finishRun()
        continue
      }
      if scalar.isBlank {
        finishWord()
        continue
      }
      while fontIndex + 1 < fonts.count, fonts[fontIndex].end < index { fontIndex += 1 }
      let font = fonts.isEmpty ? nil : fonts[fontIndex]
      let rectangle = rectangles[index]
      let placed = PlacedWord(
        text: String(Character(scalar)),
        left: rectangle.x1 * scale, top: rectangle.y1 * scale, right: rectangle.x2 * scale,
        bottom: rectangle.y2 * scale, fontSize: font?.size, isBold: font?.isBold ?? false)
      // Tab stops and new lines are not always characters; the places tell.
      if let last = current ?? words.last {
        if last.isOnOtherLine(than: placed) {
          finishRun()
        } else if current != nil, last.isApart(from: placed) {
          finishWord()
        }
      }
      current = current.map { $0.appending(placed) } ?? placed
    }
    finishRun()
    return TextLayer(text: text, runs: runs)
  }

  /// The fonts of the page's characters, in order.
  private func fontRuns() -> [FontRun] {
    guard let list = poppler_page_get_text_attributes(handle) else { return [] }
    defer { poppler_page_free_text_attributes(list) }
    var fonts: [FontRun] = []
    var next: UnsafeMutablePointer<GList>? = list
    while let node = next {
      next = node.pointee.next
      guard let attributes = node.pointee.data?.assumingMemoryBound(to: PopplerTextAttributes.self) else {
        continue
      }
      let name = attributes.pointee.font_name.map { String(cString: $0) } ?? ""
      fonts.append(
        FontRun(
          end: Int(attributes.pointee.end_index), size: attributes.pointee.font_size,
          isBold: ["Bold", "Black", "Heavy"].contains { name.contains($0) }))
    }
    return fonts
  }
}

/// A run of characters in one font.
private struct FontRun {
  /// The last character's index.
  let end: Int
  /// In points.
  let size: Double
  let isBold: Bool
}

extension PlacedWord {
  /// Whether a character stands above, below or well before the word it would follow.
  fileprivate func isOnOtherLine(than next: PlacedWord) -> Bool {
    let height = max(bottom - top, next.bottom - next.top)
    let common = min(bottom, next.bottom) - max(top, next.top)
    return common < 0.3 * min(bottom - top, next.bottom - next.top) || next.right < left - height
  }

  /// Whether a character stands further off than the next of the same word: boxes within a word touch.
  fileprivate func isApart(from next: PlacedWord) -> Bool {
    next.left - right > 0.15 * max(bottom - top, next.bottom - next.top)
  }

  /// The word with one more character of its own line.
  fileprivate func appending(_ next: PlacedWord) -> PlacedWord {
    var word = self
    word.text += next.text
    word.left = min(left, next.left)
    word.top = min(top, next.top)
    word.right = max(right, next.right)
    word.bottom = max(bottom, next.bottom)
    return word
  }
}

extension WordRun {
  /// Makes a run from a text layer's words, whose boxes reach from the font's ascent to its descent.
  fileprivate init(textLayerWords words: [PlacedWord]) {
    let heights = words.map { $0.bottom - $0.top }.sorted()
    let height = heights[heights.count / 2]
    let bottoms = words.map(\.bottom).sorted()
    self.init(words: words, height: height, baseline: bottoms[bottoms.count / 2] - 0.22 * height)
  }
}
