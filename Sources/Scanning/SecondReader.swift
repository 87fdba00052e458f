import Minutes

/// Reads again, with other trained data, the few words whose signs the first cannot write.
///
/// It works without that data's word list: the list of `Latin` alone would take 89 MB.
final class SecondReader {
  private let recognizer: Recognizer
  private let recovery: SymbolRecovery
  /// How many seconds recognition took so far.
  var seconds: Double { recognizer.seconds }

  /// Loads the trained data; nil where it is not installed.
  ///
  /// - Parameter folder: where the first language's trained data was found.
  init?(settings: ReadingSettings, folder: String) {
    guard !settings.symbolLanguage.isEmpty,
      settings.language.split(separator: "+").allSatisfy({ $0 != settings.symbolLanguage }),
      let data = TrainedData(language: settings.symbolLanguage, folder: folder)
    else { return nil }
    let first = settings.language.split(separator: "+").reduce(into: Set<Unicode.Scalar>()) {
      known, language in
      known.formUnion(TrainedData(language: String(language), folder: folder)?.alphabet ?? [])
    }
    let recovery = SymbolRecovery(first: first, second: data.alphabet)
    guard !first.isEmpty, !recovery.symbols.isEmpty,
      let recognizer = try? Recognizer(lines: data.withoutWordLists, language: settings.symbolLanguage)
    else { return nil }
    self.recognizer = recognizer
    self.recovery = recovery
  }

  /// Puts the symbols of the second reading into the runs of the first.
  func mend(_ runs: inout [WordRun], of image: borrowing GreyImage, isBlackAndWhite: Bool) {
    var places: [(run: Int, words: Range<Int>)] = []
    var boxes: [Minutes.Box] = []
    for (index, run) in runs.enumerated() {
      for range in recovery.doubtful(in: run) {
        guard let box = SecondReader.box(of: range, in: run, of: image) else { continue }
        places.append((index, range))
        boxes.append(box)
      }
    }
    guard !boxes.isEmpty else { return }
    let readings = recognizer.recognize(lines: boxes, of: image, isBlackAndWhite: isBlackAndWhite)
    // From the last to the first, so that places before stay where they are.
    for (place, runsRead) in zip(places, readings).reversed() {
      let reading = runsRead.flatMap(\.words)
      let words = recovery.merged(Array(runs[place.run].words[place.words]), with: reading)
      runs[place.run].words.replaceSubrange(place.words, with: words)
    }
  }

  /// Puts the numbers before items into the runs that recognition left out of them.
  func addNumbers(to runs: inout [WordRun], of image: borrowing GreyImage, isBlackAndWhite: Bool) {
    let places = LeftOutNumbers(runs, on: image).places
    if places.isEmpty { return }
    let readings = recognizer.recognize(
      lines: places.map(\.box), of: image, isBlackAndWhite: isBlackAndWhite)
    for (place, reading) in zip(places, readings) {
      guard let number = LeftOutNumbers.number(reading.flatMap(\.words)) else { continue }
      if place.replacesFirst {
        runs[place.run].words[0] = number
      } else {
        runs[place.run].words.insert(number, at: 0)
      }
    }
  }

  /// The part of the image that holds some words, with room around them up to half the way to their neighbours.
  private static func box(of range: Range<Int>, in run: WordRun, of image: borrowing GreyImage) -> Minutes
    .Box?
  {
    let words = run.words[range]
    guard let first = words.first, let last = words.last else { return nil }
    let room = 0.5 * run.height
    let before = range.lowerBound > 0 ? (first.left - run.words[range.lowerBound - 1].right) / 2 : room
    let after =
      range.upperBound < run.words.count ? (run.words[range.upperBound].left - last.right) / 2 : room
    let top = (words.map(\.top).min() ?? 0) - 0.15 * run.height
    let bottom = (words.map(\.bottom).max() ?? 0) + 0.15 * run.height
    let box = Minutes.Box(
      left: max(0, Int(first.left - min(max(before, 1), 2 * room))), top: max(0, Int(top)),
      right: min(image.width, Int(last.right + min(max(after, 1), 2 * room))),
      bottom: min(image.height, Int(bottom)))
    return box.width >= 3 && box.height >= 8 ? box : nil
  }
}
