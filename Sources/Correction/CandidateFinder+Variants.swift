extension CandidateFinder {
  /// What is looked for and what has been found.
  struct Search {
    /// The word as read.
    let word: [UInt8]
    /// Its letters, capitals of its shape made small.
    let letters: [UInt8]
    /// Its capitals.
    let shape: Shape
    /// The forms to look up.
    var variants: [Variant] = []
    /// What was found.
    var found: [Candidate] = []
  }

  private static let mostVariants = 240
  /// The logarithm of how often a small å, ä or ö is read as a capital without its mark, where no rule tells.
  private static let seldom: Float = -4

  /// Replaces signs in every way the channel knows, few before many.
  func expand(_ search: inout Search, isKnown: Bool) {
    var builder = Builder(made: Variant(letters: [], steps: []), most: Self.mostVariants)
    builder.made.letters.reserveCapacity(search.letters.count + 4)
    if search.letters.allSatisfy(Letters.isLower) {
      search.variants.append(Variant(letters: search.letters, steps: []))
    }
    for aliens in 0...(isKnown ? 1 : 2) {
      builder.aliens = aliens
      expand(&search, &builder, at: 0)
    }
    if isKnown { return }
    builder.aliens = 0
    builder.misreads = 1
    builder.most += Self.mostVariants
    expand(&search, &builder, at: 0)
  }

  /// A variant in the making, and what may yet be replaced.
  private struct Builder {
    /// What has been made.
    var made: Variant
    /// The most variants to make.
    var most: Int
    /// How many small letters are yet to be taken for marked letters.
    var aliens = 0
    /// How many letters are yet to be taken for other letters.
    var misreads = 0
    /// How many places may yet be looked at: a run of signs that stand for many letters has no end of ways through.
    var visits = 20_000
  }

  private func expand(_ search: inout Search, _ builder: inout Builder, at place: Int) {
    if search.variants.count >= builder.most || builder.visits == 0 { return }
    builder.visits -= 1
    if place == search.letters.count {
      if !builder.made.steps.isEmpty, builder.aliens == 0, builder.misreads == 0 {
        search.variants.append(builder.made)
      }
      return
    }
    let sign = search.letters[place]
    let count = builder.made.letters.count
    // A sign that is no small letter must be replaced: as it is, the word is looked up apart from this.
    if Letters.isLower(sign) {
      builder.made.letters.append(sign)
      expand(&search, &builder, at: place + 1)
      builder.made.letters.removeLast()
    }
    let isPlainLetter = Letters.isLower(sign) && !Letters.isMarked(sign)
    for group in channel.byFirstSign[Int(sign)] {
      replace(&search, &builder, at: place, by: group, isPlainLetter: isPlainLetter)
    }
    // A capital may itself be a sign misread: G for Ö.
    if place == 0, search.word[0] != sign {
      for group in channel.byFirstSign[Int(search.word[0])] {
        replace(&search, &builder, at: place, by: group, isPlainLetter: isPlainLetter)
      }
    }
    builder.made.letters.removeSubrange(count...)
  }

  private func replace(
    _ search: inout Search, _ builder: inout Builder, at place: Int, by group: Int, isPlainLetter: Bool
  ) {
    let isMisread = channel.groups[group].isMisread
    if isMisread ? builder.misreads == 0 : isPlainLetter && builder.aliens == 0 { return }
    let length = channel.groups[group].read.count
    guard place + length <= search.letters.count else { return }
    for offset in 1..<max(1, length)
    where channel.groups[group].read[offset] != search.letters[place + offset] { return }
    let count = builder.made.letters.count
    builder.made.letters += channel.groups[group].folded
    builder.made.steps.append(Variant.Step(start: count, group: group))
    if isMisread { builder.misreads -= 1 } else if isPlainLetter { builder.aliens -= 1 }
    expand(&search, &builder, at: place + length)
    if isMisread { builder.misreads += 1 } else if isPlainLetter { builder.aliens += 1 }
    builder.made.steps.removeLast()
    builder.made.letters.removeSubrange(count...)
  }

  /// Looks a variant up and keeps the words that it may be.
  func look(up variant: Variant, _ search: inout Search) {
    view.lexicon.forEach(sharing: variant.letters[...]) { id, offset, length in
      let isPlain = variant.steps.isEmpty
      guard var candidate = known(id, offset, length, search.shape, isPlain ? search.word : []) else {
        return
      }
      var letters: [UInt8] = []
      letters.reserveCapacity(length)
      for place in 0..<length { letters.append(Letters.lower(view.lexicon.letter(offset + place))) }
      guard let reading = variant.reading(of: letters, channel) else { return }
      candidate.reading = reading
      if candidate.hasCapital, isPlain, let first = letters.first, Letters.isSwedishMarked(first) {
        addSmall(candidate, letters, search: &search)
      }
      if candidate.hasCapital, !isPlain, variant.steps[0].start == 0 {
        // What was read for the first letter is another sign, whose case says nothing.
        var small = candidate
        small.hasCapital = false
        small.lostCapital = true
        small.output = letters
        keep(small, in: &search.found)
      }
      candidate.output = search.shape.apply(letters)
      if candidate.output != search.word { keep(candidate, in: &search.found) }
    }
  }

  /// A capital A or O may be a small å, ä or ö.
  private func addSmall(_ candidate: Candidate, _ letters: [UInt8], search: inout Search) {
    let rule = channel.byFirstSign[Int(search.word[0])].lazy.flatMap { channel.groups[$0].rules }
      .first { $0.read.count == 1 && $0.meant == [letters[0]] }
    var small = candidate
    small.hasCapital = false
    small.lostCapital = true
    small.reading = DamageRates.Reading()
    small.reading.add(rule?.damage ?? .alien, share: rule?.share ?? Self.seldom)
    for place in letters.indices.dropFirst() {
      Channel.compare(read: search.letters[place], meant: letters[place], into: &small.reading)
    }
    small.output = letters
    keep(small, in: &search.found)
  }

  private func keep(_ candidate: Candidate, in found: inout [Candidate]) {
    if let place = found.firstIndex(where: {
      $0.output == candidate.output && $0.word == candidate.word && $0.second == nil
    }) {
      if score(of: found[place]) < score(of: candidate) { found[place] = candidate }
    } else {
      found.append(candidate)
    }
  }
}
