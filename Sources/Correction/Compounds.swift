/// Words of two or three parts, judged by how many words begin and end with those parts.
struct Compounds {
  private let view: ModelView
  private let channel: Channel

  /// Makes compounds of a model's parts.
  init(view: ModelView, channel: Channel) {
    self.view = view
    self.channel = channel
  }

  private static let shortest = 3
  /// The logarithm of how much seldomer a head is met with the s that may join it to what follows.
  private static let linked: Float = -1

  /// The best reading of some letters as a part of a compound.
  private struct Part {
    var letters: [UInt8]
    var reading: DamageRates.Reading
    var score: Float
    var log: Float
  }

  /// The logarithm of the probability of a word made of known parts, taken as it is; nil where there are none.
  func log(_ letters: [UInt8]) -> Float? {
    chain(Variant(letters: letters, steps: []), exactly: true)?.log
  }

  /// Adds the compounds that the variants of a word may be.
  func find(_ variants: [Variant], shape: Shape, into found: inout [Candidate]) {
    var best: [(score: Float, candidate: Candidate)] = []
    for variant in variants {
      let isMisread = variant.steps.contains { channel.groups[$0.group].isMisread }
      if isMisread, variant.letters.count < 10 { continue }
      guard let part = chain(variant, exactly: false) else { continue }
      var candidate = Candidate(word: Lexicon.Class.unknown, output: shape.apply(part.letters))
      candidate.spelling = part.log - 0.7
      candidate.reading = part.reading
      if case .capital = shape { candidate.hasCapital = true }
      best.append((part.score, candidate))
    }
    best.sort { $0.score > $1.score }
    for entry in best.prefix(3) where !found.contains(where: { $0.output == entry.candidate.output }) {
      found.append(entry.candidate)
    }
  }

  /// The best chain of parts: beginnings, then an end.
  private func chain(_ variant: Variant, exactly: Bool) -> Part? {
    let count = variant.letters.count
    if count < 2 * Self.shortest || count > 40 { return nil }
    if variant.letters.contains(where: { !Letters.isLower($0) }) { return nil }
    var heads: [Int: Part] = [:]
    var whole: Part?
    for middle in Self.shortest...(count - Self.shortest) {
      guard var head = head(variant, 0..<middle, exactly) else { continue }
      head.log -= 0.2
      heads[middle] = head
    }
    for middle in Self.shortest...(count - Self.shortest) {
      if middle >= 2 * Self.shortest {
        for first in Self.shortest...(middle - Self.shortest) {
          guard let head = heads[first], head.letters.count == first,
            let second = self.head(variant, first..<middle, exactly)
          else { continue }
          let joined = join(head, second, cost: 2)
          if heads[middle].map({ $0.score < joined.score }) ?? true { heads[middle] = joined }
        }
      }
    }
    for middle in Self.shortest...(count - Self.shortest) {
      guard let head = heads[middle], let tail = part(variant, middle..<count, .suffix, exactly) else {
        continue
      }
      let joined = join(head, tail, cost: 0)
      if whole.map({ $0.score < joined.score }) ?? true { whole = joined }
    }
    return whole
  }

  private func join(_ left: Part, _ right: Part, cost: Float) -> Part {
    Part(
      letters: left.letters + right.letters, reading: left.reading + right.reading,
      score: left.score + right.score - cost, log: left.log + right.log - cost)
  }

  /// The best beginning with these letters, with or without an s that joins it to what follows.
  private func head(_ variant: Variant, _ range: Range<Int>, _ exactly: Bool) -> Part? {
    let known = part(variant, range, .prefix, exactly)
    let last = range.upperBound - 1
    guard range.count > 4, variant.letters[last] == UInt8(ascii: "s"),
      variant.letters[last - 1] != UInt8(ascii: "s"),
      !variant.steps.contains(where: { $0.start + channel.groups[$0.group].folded.count > last }),
      var linked = part(variant, range.lowerBound..<last, .prefix, exactly)
    else { return known }
    linked.letters.append(variant.letters[last])
    linked.score += Self.linked
    linked.log += Self.linked
    return known.map { $0.score >= linked.score ? $0 : linked } ?? linked
  }

  /// The best part with these letters.
  private func part(
    _ variant: Variant, _ range: Range<Int>, _ attribute: Lexicon.Attribute, _ exactly: Bool
  ) -> Part? {
    var steps: [Variant.Step] = []
    for step in variant.steps where step.start < range.upperBound {
      let end = step.start + channel.groups[step.group].folded.count
      if end <= range.lowerBound { continue }
      guard step.start >= range.lowerBound, end <= range.upperBound else { return nil }
      steps.append(Variant.Step(start: step.start - range.lowerBound, group: step.group))
    }
    let slice = variant.letters[range]
    var best: Part?
    let total = view.logTotals[attribute == .prefix ? 3 : 4]
    view.lexicon.forEach(sharing: slice) { id, offset, length in
      let code = view.lexicon.attribute(attribute, of: id)
      if code == 0 { return }
      var letters: [UInt8] = []
      letters.reserveCapacity(length)
      for place in 0..<length {
        let letter = view.lexicon.letter(offset + place)
        if exactly, letter != slice[slice.startIndex + place] { return }
        letters.append(letter)
      }
      let log = Float(code) / 14 - total
      if exactly {
        best = Part(letters: letters, reading: DamageRates.Reading(), score: log, log: log)
        return
      }
      let local = Variant(letters: Array(slice), steps: steps)
      guard let reading = local.reading(of: letters, channel) else { return }
      let score = log + DamageRates.open.log(reading)
      if best.map({ $0.score < score }) ?? true {
        best = Part(letters: letters, reading: reading, score: score, log: log)
      }
    }
    return best
  }
}
