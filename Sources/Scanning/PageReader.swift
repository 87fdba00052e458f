import Foundation
import Minutes

/// Reads one page image: prepares it, recognizes it, and again with another treatment where it read badly.
struct PageReader {
  let reader: DocumentReader
  /// At what processor time recognition is broken off.
  let end: Double?
  /// Until what processor time another treatment is begun: one that takes as long as the first must not use it all up.
  let lastTry: Double

  init(_ reader: DocumentReader) {
    self.reader = reader
    let seconds = reader.settings.secondsPerPage
    let now = ProcessorClock.now
    end = seconds > 0 ? now + Double(seconds) : nil
    lastTry = seconds > 0 ? now + Double(seconds) / 2 : .infinity
  }

  /// What came of a page image.
  private struct Reading {
    /// One, or the left and the right page of a spread.
    var parts: [Recognizer.Recognition]
    /// By how many quarters the image was turned clockwise.
    var quarters = 0
    /// What was done, for the reason.
    var notes: [String] = []

    var wordCount: Int { parts.reduce(0) { $0 + $1.wordCount } }
    /// How many characters it is sure of, less half of those it is not.
    var surety: Double { parts.reduce(0) { $0 + $1.surety } }
    var isCutShort: Bool { parts.contains(where: \.isCutShort) }
    /// The words' mean confidence, 0 to 1; 0 without words.
    var confidence: Double {
      wordCount == 0 ? 0 : parts.reduce(0) { $0 + $1.confidence * Double($1.wordCount) } / Double(wordCount)
    }
  }

  /// Recognizes a page image, unless it is blank.
  func page(number: Int, from image: consuming GreyImage, reason: String) throws(ReadingError) -> Page {
    var page = Page(
      number: number, lines: [], width: image.width, height: image.height, dpi: image.dpi,
      reading: PageReading(reader: .none, reason: "blank page"))
    let tones = image.tones
    let isFaint = tones.ink <= PageReader.blankInk
    if isFaint, !image.hasFaintInk { return page }
    var prepared = image
    if let cleaned = PageCleaner.clean(prepared, paper: tones.paper) { prepared = cleaned }
    let skew = prepared.skew(paper: tones.paper)
    var turn = 0.0
    if abs(skew) >= PageReader.leastSkew, let level = prepared.rotated(degrees: skew, paper: tones.paper) {
      prepared = level
      turn = skew
    }
    let sheet = PreparedImage(prepared, tones)
    var found = try spread(sheet)
    if found == nil { found = try upright(sheet) }
    guard let reading = found else { return page }
    // What little is on it is not print.
    if isFaint, reading.confidence < PageReader.doubtful { return page }
    page.lines = PageReader.lines(of: reading.parts)
    page.reading.isCutShort = reading.isCutShort
    guard !page.lines.isEmpty else {
      page.reading.reason = reading.isCutShort ? reason + ", broken off" : "no text found on the page"
      return page
    }
    if !reading.quarters.isMultiple(of: 2) { (page.width, page.height) = (page.height, page.width) }
    if turn != 0 { page.turnBoxes(degrees: -turn) }
    var notes = turn == 0 ? [] : ["straightened by \(PageReader.tenths(turn)) degrees"]
    if reading.quarters > 0 { notes.append("turned by \(90 * reading.quarters) degrees") }
    notes += reading.notes
    if reading.isCutShort { notes.append("broken off") }
    page.reading = PageReading(
      reader: .ocr, reason: ([reason] + notes).joined(separator: ", "), confidence: reading.confidence,
      isCutShort: reading.isCutShort)
    return page
  }

  /// Recognizes both halves of an image of two pages; nil where it is none.
  private func spread(_ sheet: borrowing PreparedImage) throws(ReadingError) -> Reading? {
    guard let fold = sheet.image.fold(paper: sheet.tones.paper) else { return nil }
    let first = try treated(sheet.part(columns: 0..<fold))
    let second = try treated(sheet.part(columns: fold..<sheet.image.width))
    let notes = ["two pages side by side"] + first.notes + second.notes.filter { !first.notes.contains($0) }
    var parts = [first.parts[0], second.parts[0]]
    parts[1].move(by: Double(fold))
    let reading = Reading(parts: parts, notes: notes)
    // One that lies on its side has its lines from top to bottom; a table has its rows across.
    guard reading.confidence >= PageReader.doubtful, !PageReader.haveCommonRows(parts[0], parts[1]) else {
      return nil
    }
    return reading
  }

  /// Whether what stands left and right are cells of the same rows: short, and on the same baselines.
  private static func haveCommonRows(_ left: Recognizer.Recognition, _ right: Recognizer.Recognition) -> Bool
  {
    let fewer = left.runs.count < right.runs.count ? left.runs : right.runs
    let others = left.runs.count < right.runs.count ? right.runs : left.runs
    let common = fewer.count { run in
      others.contains { abs($0.baseline - run.baseline) < 0.3 * max(run.height, $0.height) }
    }
    guard common * 3 > fewer.count * 2 else { return false }
    // Lines of prose that happen to stand at the same height are long on both sides.
    return min(left.usualLength, right.usualLength) < 4
  }

  /// Recognizes a page, and again turned where it seems to hold much and hardly a word was read.
  private func upright(_ sheet: borrowing PreparedImage) throws(ReadingError) -> Reading {
    var best = try treated(sheet)
    let isBlackAndWhite = sheet.tones.isBlackAndWhite
    let first = best
    guard first.confidence < PageReader.doubtful, !first.isCutShort,
      first.wordCount >= PageReader.manyWords || sheet.tones.ink >= PageReader.muchInk
    else { return best }
    for quarters in [1, 3, 2] where ProcessorClock.now < lastTry {
      guard let turned = sheet.image.turned(quarters: quarters) else { continue }
      var recognition = try reader.recognize(turned, isBlackAndWhite: isBlackAndWhite, until: end)
      // A page that stood right and was merely bad reads no better turned.
      guard recognition.surety > max(1.5 * best.surety, best.surety + 20) else { continue }
      reader.mend(&recognition, of: turned, isBlackAndWhite: isBlackAndWhite)
      best = Reading(parts: [recognition], quarters: quarters)
      if recognition.confidence > PageReader.good { break }
    }
    return best
  }

  /// Recognizes an image, and with other treatments where it reads badly; the reading that is surest is taken.
  private func treated(_ sheet: borrowing PreparedImage) throws(ReadingError) -> Reading {
    let isBlackAndWhite = sheet.tones.isBlackAndWhite
    var best = Reading(parts: [
      try reader.recognize(sheet.image, isBlackAndWhite: isBlackAndWhite, until: end)
    ])
    // Nothing is gained on a page without words.
    guard best.confidence < PageReader.poor, best.wordCount >= PageReader.manyWords, !best.isCutShort else {
      reader.mend(&best.parts[0], of: sheet.image, isBlackAndWhite: isBlackAndWhite)
      return best
    }
    // Taken for the other kind of paper: what shines through is left out by another threshold.
    var isOther = false
    if ProcessorClock.now < lastTry {
      let recognition = try reader.recognize(sheet.plain, isBlackAndWhite: !isBlackAndWhite, until: end)
      isOther = !recognition.isCutShort && PageReader.isBetter(recognition, than: best)
      if isOther { best = Reading(parts: [recognition], notes: ["with another threshold"]) }
    }
    for side in [3, 5] where best.confidence < PageReader.bad && ProcessorClock.now < lastTry {
      guard let clean = sheet.plain.withoutSpecks(side: side) else { continue }
      var recognition = try reader.recognize(clean, isBlackAndWhite: isBlackAndWhite, until: end)
      guard !recognition.isCutShort, PageReader.isBetter(recognition, than: best) else { break }
      reader.mend(&recognition, of: clean, isBlackAndWhite: isBlackAndWhite)
      best = Reading(parts: [recognition], notes: ["specks taken away"])
      isOther = false
    }
    if isOther {
      reader.mend(&best.parts[0], of: sheet.plain, isBlackAndWhite: !isBlackAndWhite)
    } else if best.notes.isEmpty {
      reader.mend(&best.parts[0], of: sheet.image, isBlackAndWhite: isBlackAndWhite)
    }
    return best
  }

  /// The lines of the parts, one after the other.
  private static func lines(of parts: [Recognizer.Recognition]) -> [Line] {
    var lines: [Line] = []
    for part in parts {
      let next = PageLayout(runs: part.runs, slope: part.slope).lines()
      guard !lines.isEmpty, !next.isEmpty else {
        lines += next
        continue
      }
      let blocks = (lines.compactMap(\.block).max() ?? -1) + 1
      lines.append(Line(text: "", words: []))
      lines += next.map { line in
        var line = line
        line.block = line.block.map { $0 + blocks }
        return line
      }
    }
    return lines
  }

  /// A number with one decimal, the same on every machine.
  private static func tenths(_ value: Double) -> String {
    let tenths = Int((abs(value) * 10).rounded())
    return "\(value < 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
  }

  /// The skew in degrees from which a page is straightened; less blurs more than it helps.
  private static let leastSkew = 1.0
  /// How many words a page has at least before it is worth trying to turn it, or what share of it is dark.
  private static let manyWords = 15
  private static let muchInk = 0.003
  /// The mean confidence below which a page may lie on its side.
  private static let doubtful = 0.6
  /// The mean confidence below which another threshold is tried, and below which specks are taken away.
  private static let poor = 0.86
  private static let bad = 0.84

  /// Whether what another treatment gave is clearly the better.
  private static func isBetter(_ recognition: Recognizer.Recognition, than reading: Reading) -> Bool {
    recognition.surety > max(1.05 * reading.surety, reading.surety + 5)
  }
  /// The mean confidence from which no other turn is tried.
  private static let good = 0.8
  /// The share of dark pixels up to which a page counts as blank, unless it is faint: about two letters on an A4 page.
  private static let blankInk = 0.000_01
}

/// A page image ready for recognition.
private struct PreparedImage: ~Copyable {
  /// As it is recognized first.
  let image: GreyImage
  /// The same before it was smoothed.
  let plain: GreyImage
  let tones: GreyImage.Tones

  /// Smoothes what the scanner made black and white.
  init(_ plain: consuming GreyImage, _ tones: GreyImage.Tones) {
    self.tones = tones
    if tones.isBlackAndWhite, let smoothed = plain.smoothed() {
      image = smoothed
    } else {
      image = plain.shared()
    }
    self.plain = plain
  }

  private init(image: consuming GreyImage, plain: consuming GreyImage, tones: GreyImage.Tones) {
    self.image = image
    self.plain = plain
    self.tones = tones
  }

  /// The part between two columns.
  func part(columns: Range<Int>) throws(ReadingError) -> PreparedImage {
    guard let image = image.part(columns: columns), let plain = plain.part(columns: columns) else {
      throw .page("no memory for its image")
    }
    return PreparedImage(image: image, plain: plain, tones: tones)
  }
}

extension Recognizer.Recognition {
  /// Moves every word to the right.
  fileprivate mutating func move(by columns: Double) {
    for run in runs.indices {
      for word in runs[run].words.indices {
        runs[run].words[word].left += columns
        runs[run].words[word].right += columns
      }
    }
  }

  /// How many words a line has: the median.
  fileprivate var usualLength: Int {
    let lengths = runs.map(\.words.count).sorted()
    return lengths.isEmpty ? 0 : lengths[lengths.count / 2]
  }
}

extension Page {
  /// Puts the words' boxes where they stand on the image before it was straightened.
  fileprivate mutating func turnBoxes(degrees: Double) {
    let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    let (middle, centre) = (Double(width) / 2, Double(height) / 2)
    for line in lines.indices {
      for word in lines[line].words.indices {
        guard let box = lines[line].words[word].box else { continue }
        let x = Double(box.left + box.right) / 2 - middle
        let y = Double(box.top + box.bottom) / 2 - centre
        let right = Int((cosine * x - sine * y - x).rounded())
        let down = Int((sine * x + cosine * y - y).rounded())
        lines[line].words[word].box = Box(
          left: max(0, box.left + right), top: max(0, box.top + down), right: box.right + right,
          bottom: box.bottom + down)
      }
      let boxes = lines[line].words.compactMap(\.box)
      if let first = boxes.first { lines[line].box = boxes.dropFirst().reduce(first) { $0.union($1) } }
    }
  }
}
