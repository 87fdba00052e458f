import Foundation
import Minutes

/// The work on one document.
struct CorrectionSession {
  private let view: ModelView
  private let settings: CorrectionSettings
  let document: Document
  let finder: CandidateFinder
  var candidates: [[Candidate]] = []
  private var isStripped = false
  /// Whether letters are misread so often that unknown words may be the document's own, misread.
  private var isMisread = false
  private var rates = DamageRates.open
  private var live: [[Lattice.Choice]] = []
  var evidence = DocumentEvidence()
  private let paragraphs: [Edit]
  private let pages: [Page]
  /// The words as they were understood, in reading order.
  private var understood: [StrayMarks.Item] = []
  let doubtful: DoubtfulLines

  /// Splits the document and finds candidates for its words.
  init(view: ModelView, settings: CorrectionSettings, words: LexiconWords, pages: [Page]) {
    self.view = view
    self.settings = settings
    self.pages = pages
    let plain = CandidateFinder(view: view, isOld: false)
    document = Document(
      pages, torn: TornWords(plain), split: SplitWords(plain), endings: MisreadEndings(plain)
    ) { head, tail in
      words.know(head + tail, plain) || plain.isBroken(head, tail)
    }
    finder = Self.isOld(document, view) ? CandidateFinder(view: view, isOld: true) : plain
    candidates = document.forms.map(finder.candidates)
    for (form, choices) in ReaderChoices(pages, document).forms {
      candidates[form] = finder.candidates(candidates[form], with: choices)
    }
    words.extend(&candidates, of: document.forms, finder)
    paragraphs = ParagraphSigns(pages).edits()
    doubtful = DoubtfulLines(pages)
  }

  /// Whether the document's words are those of the nineteenth century.
  private static func isOld(_ document: Document, _ view: ModelView) -> Bool {
    var old = 0
    var words = 0
    for (index, form) in document.forms.enumerated() {
      words += document.counts[index]
      guard let word = view.lexicon.find(form.map(Letters.lower)[...]) else { continue }
      if view.lexicon.attribute(.old, of: word) != Quantised.none { old += document.counts[index] }
    }
    return old >= 5 && old * 50 > words
  }

  /// The changes, in reading order.
  mutating func edits() -> [Edit] {
    var logs = candidates.map { $0.map(finder.log) }
    let estimate = DamageEstimate(candidates, logs, counts: document.counts)
    rates = DamageRates(estimate.rates)
    isStripped = estimate.isStripped
    isMisread = estimate.isMisread
    if estimate.isHeavy {
      for form in candidates.indices where !candidates[form][0].isListed {
        let restored = finder.restored(document.forms[form], rates: rates, among: candidates[form])
        candidates[form] += restored
        logs[form] += restored.map(finder.log)
      }
    }
    if estimate.isBadlyMisread {
      let own = OwnWords(document.forms, counts: document.counts) { candidates[$0][0].isListed }
      for form in candidates.indices where !candidates[form][0].isListed && !own.has(document.forms[form]) {
        let near = finder.near(document.forms[form], among: candidates[form])
        candidates[form] += near
        logs[form] += near.map(finder.log)
      }
    }
    live = candidates.indices.map { choices(of: $0, logs[$0]) }
    let numbers = merged(paragraphs, with: DateNumbers(document.lines).edits(settings))
    let edits = merged(numbers, with: wordEdits())
    let stray = StrayMarks(document, items: understood, view: view)
    return cautious(
      merged(
        merged(
          merged(
            merged(edits, with: ListMarks(pages).edits()),
            with: MisreadMarks(pages).edits()),
          with: ItemNumbers(pages).edits()),
        with: stray.edits(settings)))
  }

  /// The changes of words: each block is looked at, then those again where the rest of the document has something to say.
  private mutating func wordEdits() -> [Edit] {
    let foreign = foreignPassages()
    let lattice = Lattice(view.sequences)
    var found: [(places: [[Lattice.Choice]], shares: [[Double]])] = []
    for block in document.blocks {
      if block.allSatisfy({ $0.form < 0 || live[$0.form].count == 1 }) {
        found.append(([], []))
        note(block)
        continue
      }
      let places = block.enumerated().map {
        choices(at: $1, isFirst: $0 == 0, isForeign: foreign.contain($1))
      }
      found.append((places, lattice.shares(places)))
      note(block, places, found[found.count - 1].shares)
    }
    let remembered = isMisread ? remember() : []
    let confusions = ConfusionEvidence(document, candidates, found, finder.view)
    var edits: [Edit] = []
    for (index, block) in document.blocks.enumerated() {
      var (places, shares) = found[index]
      if block.contains(where: { remembered.contains($0.form) }) {
        places = block.enumerated().map {
          choices(at: $1, isFirst: $0 == 0, isForeign: foreign.contain($1))
        }
        shares = lattice.shares(places)
      }
      if weigh(block, &places, shares) { shares = lattice.shares(places) }
      if confusions.weigh(index, &places) { shares = lattice.shares(places) }
      for (place, token) in block.enumerated() {
        guard token.form >= 0 else {
          understand(token.wordClass ?? Lexicon.Class.mark, block: index, place)
          continue
        }
        understand(word(of: token, places, shares, at: place), block: index, place)
        if !places.isEmpty, shares[place].count > 1 {
          edits += self.edits(of: token, places[place], shares[place])
        } else if token.isSplit {
          edits += [joined(token, 1)].compactMap(\.self)
        } else if token.isDecomposed {
          edits += composed(token)
        }
      }
    }
    return edits
  }

  private mutating func understand(_ word: UInt32, block: Int, _ place: Int) {
    understood.append(StrayMarks.Item(block: UInt32(block), place: UInt32(place), word: word))
  }

  /// The likeliest word at a place, or its class.
  private func word(
    of token: Token, _ places: [[Lattice.Choice]], _ shares: [[Double]], at place: Int
  ) -> UInt32 {
    guard !places.isEmpty, let best = shares[place].indices.max(by: { shares[place][$0] < shares[place][$1] })
    else { return candidates[token.form][0].word }
    return places[place][best].second ?? places[place][best].word
  }

  /// How sure a name in no list must be by its letters alone.
  private static let clear = 0.98
  /// How sure a name must be to stand for one that is in no list and may be right as it was read.
  private static let clearest = 0.998

  /// The probability below which a word in no list cannot be right as it was read.
  private static let impossible = 0.06
  /// The same for a listed word.
  private static let impossibleWord = 0.005

  /// The fewest letters of a word that letters misread seldom make of another.
  private static let longWord = 4
  /// How sure a change of such a word must be.
  private static let certain = 0.9

  /// Whether a word with a capital within it, as names of programs and firms are written, loses but that.
  static func losesInnerCapital(_ word: [UInt8], _ output: [UInt8]) -> Bool {
    zip(word, word.dropFirst()).contains { Letters.isLower($0) && Letters.isUpper($1) }
      && word.elementsEqual(output) { Letters.lower($0) == Letters.lower($1) }
  }

  /// Adds to the candidates of words in no list the document's own words that they may be; tells which those are.
  private mutating func remember() -> Set<Int> {
    let memory = DocumentMemory(evidence)
    var changed = Set<Int>()
    for form in candidates.indices where !candidates[form][0].isListed {
      let found = memory.candidates(for: candidates[form][0], met: document.counts[form])
        .filter { candidate in
          !candidates[form].contains { $0.output == candidate.output }
        }
      if found.isEmpty { continue }
      candidates[form] += found
      live[form] = choices(of: form, candidates[form].map(finder.log))
      changed.insert(form)
    }
    return changed
  }

  /// How far below the best a candidate may be and still be looked at among its neighbours.
  private static let reach: Float = 14

  private func choices(of form: Int, _ logs: [Float]) -> [Lattice.Choice] {
    let readings = candidates[form].map { rates.log($0.reading) }
    let best = zip(logs, readings).map(+).max() ?? 0
    var choices: [Lattice.Choice] = []
    for (index, candidate) in candidates[form].enumerated()
    where candidate.isAsRead || logs[index] + readings[index] > best - Self.reach {
      choices.append(
        Lattice.Choice(
          candidate: index, word: candidate.word, second: candidate.second, spelling: candidate.spelling,
          classSpelling: candidate.classSpelling, reading: readings[index]))
    }
    // Where only the word as read is left, which of its readings it is makes no difference.
    return choices.allSatisfy { candidates[form][$0.candidate].isAsRead } ? [choices[0]] : choices
  }

  /// The choice at a place that is no word, by class.
  private static let marks = (0..<Lexicon.Class.firstWord).map {
    [Lattice.Choice(candidate: 0, word: $0, spelling: 0, reading: 0)]
  }

  /// The choices at one place: those of the word, with what their capitals cost there.
  private func choices(at token: Token, isFirst: Bool, isForeign: Bool) -> [Lattice.Choice] {
    guard token.form >= 0 else {
      return Self.marks[Int(token.wordClass ?? Lexicon.Class.mark)]
    }
    var choices = live[token.form]
    if isForeign { return [choices.first { candidates[token.form][$0.candidate].isAsRead } ?? choices[0]] }
    if choices.count > 1 {
      let isName = candidates[token.form][0].isName
      for index in choices.indices {
        let candidate = candidates[token.form][choices[index].candidate]
        if candidate.hasCapital, !isFirst {
          choices[index].reading -= token.mayBegin ? token.goesOn ? 3 : 1.2 : 6
        }
        if candidate.lostCapital { choices[index].reading -= isFirst ? 6 : token.mayBegin ? 1.5 : -1 }
        if isName, candidate.reading.has(.alien) || candidate.reading.has(.misread) {
          choices[index].reading -= 3
        }
        // A blank stands where a mark was lost: without the loss there would be none.
        if token.isTorn, candidate.isAsRead { choices[index].reading -= 6 }
        if token.isLoneSign, index > 0 { choices[index].reading -= 6 }
      }
    }
    return choices
  }

  /// The change at one place, if there is one.
  private func edits(of token: Token, _ choices: [Lattice.Choice], _ shares: [Double]) -> [Edit] {
    let forms = self.forms(of: token, choices, shares)
    guard let best = forms.first else { return [] }
    if best.candidate.isAsRead {
      return token.isSplit ? [joined(token, best.share)].compactMap(\.self) : composed(token)
    }
    let chosen = best.candidate
    let kind: Calibration.Kind =
      chosen.reading.has(.misread) || chosen.reading.has(.glue)
      ? .misread : isStripped ? .stripped : .diacritic
    let confidence = Calibration.confidence(best.share, kind)
    if confidence < settings.suggestThreshold { return composed(token) }
    // Where only its capital is in doubt, a word that is surely wrong as it was read is better with the likelier one.
    let letters = forms.reduce(0) { sum, form in
      form.candidate.output.elementsEqual(chosen.output, by: { Letters.lower($0) == Letters.lower($1) })
        ? sum + form.share : sum
    }
    // A text that has lost its marks and nothing else was not misread: what looks so is a word in no list.
    let isUnlike = isStripped && kind == .misread
    let asRead = forms.reduce(0) { $1.candidate.isAsRead ? $0 + $1.share : $0 }
    let isBroken = asRead < (candidates[token.form][0].isListed ? Self.impossibleWord : Self.impossible)
    // Letters misread seldom make another common word of a long one.
    let isWord =
      !isBroken && kind == .misread && chosen.second == nil && candidates[token.form][0].isListed
      && token.bytes.count >= Self.longWord
    let threshold =
      isBroken
      ? settings.brokenThreshold
      : isWord ? max(Self.certain, settings.applyThreshold) : settings.applyThreshold
    // The paper itself may print a word torn, drawn so by its maker: what stands there is not changed unasked.
    // So does a name that only its letters speak for, unless they speak clearly; and a name in no list is
    // seldom one that is, misread.
    let isOtherName = best.share < Self.clearest && chosen.isName && chosen.reading.has(.misread)
    let isUnsupported =
      (isOtherName || best.share < Self.clear && chosen.isGuess) && Letters.isUpper(token.bytes[0])
      && !(chosen.hasCapital && token.mayBegin)
      && !evidence.has(chosen.output, otherwiseThan: token.bytes)
    let state: Minutes.Correction.State =
      !token.isTorn && !isUnsupported && !isUnlike && !Self.losesInnerCapital(token.bytes, chosen.output)
        && Calibration.confidence(min(letters, 1), kind) >= threshold
      ? .applied : .suggested
    let alternatives = forms.dropFirst().prefix(4).filter { $0.share >= 0.01 }.map { form in
      Minutes.Correction.Alternative(
        text: Letters.text(form.candidate.output), confidence: form.share * confidence / best.share)
    }
    return replacements(of: token, by: Self.output(of: chosen, for: token)).map { place, text in
      Edit(
        page: place.page, line: place.line, range: place.range, replacement: text,
        reason: token.isTorn || token.isSplit ? .split : chosen.isOfUser ? .lexicon : reason(chosen.reading),
        confidence: confidence, state: state,
        alternatives: token.places.count == 1 ? alternatives : [])
    }
  }

  /// The letters of a candidate; a small å, ä or ö was often read as a capital without its mark, as in PA for På.
  private static func output(of candidate: Candidate, for token: Token) -> [UInt8] {
    let output = candidate.output
    guard token.isLoneSign, output.count == 2, Letters.isMarked(output[1]), !Letters.isMarked(token.bytes[1])
    else { return output }
    return [output[0], Letters.lower(output[1])]
  }

  /// The different forms that a word may have, the likeliest first, each with its likeliest candidate.
  private func forms(
    of token: Token, _ choices: [Lattice.Choice], _ shares: [Double]
  ) -> [(candidate: Candidate, share: Double)] {
    var forms: [(candidate: Candidate, share: Double, largest: Double)] = []
    for (choice, share) in zip(choices, shares) {
      let candidate = candidates[token.form][choice.candidate]
      if let place = forms.firstIndex(where: { $0.candidate.output == candidate.output }) {
        forms[place].share += share
        if share > forms[place].largest {
          (forms[place].candidate, forms[place].largest) = (candidate, share)
        }
      } else {
        forms.append((candidate, share, share))
      }
    }
    return forms.sorted { $0.share > $1.share }.map { ($0.candidate, $0.share) }
  }

  private func reason(_ reading: DamageRates.Reading) -> Minutes.Correction.Reason {
    if reading.has(.glue) { return .join }
    if reading.has(.part) { return .split }
    if reading.has(.lost) { return .encoding }
    return reading.has(.misread) ? .misread : .diacritic
  }

  /// A word right as read but for the blank within it.
  private func joined(_ token: Token, _ share: Double) -> Edit? {
    let confidence = Calibration.confidence(min(share, Self.sureJoin), .misread)
    guard confidence >= settings.suggestThreshold, let place = token.places.first else { return nil }
    return Edit(
      page: place.page, line: place.line, range: place.range, replacement: Letters.text(token.bytes),
      reason: .split, confidence: confidence,
      state: confidence >= settings.applyThreshold ? .applied : .suggested)
  }

  /// The most that is believed of two parts being one word.
  private static let sureJoin = 0.9999

  /// A word right as read whose marks stand apart from their letters: put together.
  private func composed(_ token: Token) -> [Edit] {
    if token.isTorn || token.isSplit || token.bytes.contains(Letters.foreign) { return [] }
    return replacements(of: token, by: token.bytes).map { place, text in
      Edit(
        page: place.page, line: place.line, range: place.range, replacement: text, reason: .encoding,
        confidence: 1, state: .applied)
    }
  }

  /// What replaces each part of a word; parts that stay are left out.
  private func replacements(of token: Token, by output: [UInt8]) -> [(Token.Place, String)] {
    if token.places.count == 1 {
      let text = Letters.text(output)
      return text.unicodeScalars.elementsEqual(asRead(at: token.places[0]))
        ? [] : [(token.places[0], text)]
    }
    var first = String.UnicodeScalarView()
    first.append(contentsOf: asRead(at: token.places[0]))
    let head = Letters.bytes(String(first).precomposedStringWithCanonicalMapping).count
    let cut = Self.cut(token.bytes, output, after: head)
    let parts = [Letters.text(Array(output[..<cut])), Letters.text(Array(output[cut...]))]
    if parts.contains("") { return [] }
    return zip(token.places, parts).compactMap { place, part in
      part.unicodeScalars.elementsEqual(asRead(at: place)) ? nil : (place, part)
    }
  }

  /// The characters as read.
  private func asRead(at place: Token.Place) -> ArraySlice<Unicode.Scalar> {
    document.lines[place.page][place.line][place.range]
  }

  /// Where in the output the letters stand that the first so many of the reading became.
  private static func cut(_ read: [UInt8], _ output: [UInt8], after head: Int) -> Int {
    if read.count == output.count { return head }
    // The longest common beginning and end leave the part that changed; the cut lies before, after or at its end.
    var start = 0
    while start < min(read.count, output.count),
      Letters.fold(read[start]) == Letters.fold(output[start])
    { start += 1 }
    return head <= start ? head : max(start, head + output.count - read.count)
  }
}
