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
    var rectangles: UnsafeMutablePointer<PopplerRectangle>?
    var count: guint = 0
    guard poppler_page_get_text_layout(handle, &rectangles, &count) != 0, let rectangles else {
      return TextLayer(text: text, runs: [])
    }
    defer { g_free(rectangles) }
    var builder = RunBuilder(text: text, fonts: fontRuns())
    let scale = dpi / 72
    let scalars = text.unicodeScalars
    var place = scalars.startIndex
    // One rectangle for each character of the text.
    for index in 0..<Int(count) where place < scalars.endIndex {
      let scalar = scalars[place]
      if scalar == "\n" {
        builder.finishRun(at: place)
      } else if scalar.isBlank {
        builder.finishWord(at: place)
      } else {
        let rectangle = rectangles[index]
        let extent = Extent(
          left: rectangle.x1 * scale, top: rectangle.y1 * scale, right: rectangle.x2 * scale,
          bottom: rectangle.y2 * scale)
        builder.add(extent, at: place, index: index)
      }
      scalars.formIndex(after: &place)
    }
    builder.finishRun(at: place)
    return TextLayer(text: text, runs: builder.runs)
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

/// Puts characters with their places together to words and runs.
private struct RunBuilder {
  let text: String
  let fonts: [FontRun]
  private(set) var runs: [WordRun] = []

  private var words: [PlacedWord] = []
  /// Where the word begins that characters are added to; nil between words.
  private var start: String.Index?
  private var extent = Extent()
  private var font: FontRun?
  private var fontIndex = 0

  init(text: String, fonts: [FontRun]) {
    self.text = text
    self.fonts = fonts
  }

  /// Adds a character, to the word before it where it stands at its place.
  mutating func add(_ next: Extent, at place: String.Index, index: Int) {
    while fontIndex + 1 < fonts.count, fonts[fontIndex].end < index { fontIndex += 1 }
    // Tab stops and new lines are not always characters; the places tell.
    if let last = start == nil ? words.last.map(Extent.init) : extent {
      if last.isOnOtherLine(than: next) {
        finishRun(at: place)
      } else if start != nil, last.isApart(from: next) {
        finishWord(at: place)
      }
    }
    if start == nil {
      (start, extent) = (place, next)
      font = fonts.isEmpty ? nil : fonts[fontIndex]
    } else {
      extent.add(next)
    }
  }

  mutating func finishWord(at place: String.Index) {
    guard let start else { return }
    words.append(
      PlacedWord(
        text: String(text.unicodeScalars[start..<place]), left: extent.left, top: extent.top,
        right: extent.right, bottom: extent.bottom, fontSize: font?.size, isBold: font?.isBold ?? false))
    self.start = nil
  }

  mutating func finishRun(at place: String.Index) {
    finishWord(at: place)
    if words.isEmpty { return }
    runs.append(WordRun(textLayerWords: words))
    words = []
  }
}

/// Where a character or a word stands, in pixels.
private struct Extent {
  var left = 0.0
  var top = 0.0
  var right = 0.0
  var bottom = 0.0

  /// Whether a character stands above, below or well before the word it would follow.
  func isOnOtherLine(than next: Extent) -> Bool {
    let height = max(bottom - top, next.bottom - next.top)
    let common = min(bottom, next.bottom) - max(top, next.top)
    return common < 0.3 * min(bottom - top, next.bottom - next.top) || next.right < left - height
  }

  /// Whether a character stands further off than the next of the same word: boxes within a word touch.
  func isApart(from next: Extent) -> Bool {
    next.left - right > 0.15 * max(bottom - top, next.bottom - next.top)
  }

  mutating func add(_ next: Extent) {
    left = min(left, next.left)
    top = min(top, next.top)
    right = max(right, next.right)
    bottom = max(bottom, next.bottom)
  }
}

extension Extent {
  init(_ word: PlacedWord) {
    self.init(left: word.left, top: word.top, right: word.right, bottom: word.bottom)
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
