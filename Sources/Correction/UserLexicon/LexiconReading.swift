/// Finds what it takes to read a given word as a given form.
enum LexiconReading {
  /// What is thought possible.
  struct Limits {
    /// The most letters misread.
    var misreads: Int
    /// The most letters misread and marked letters read as other signs, together.
    var all: Int
  }

  /// The likeliest way to read a word as this form; nil where the channel knows none.
  ///
  /// - Parameters:
  ///   - read: The form, capitals of its shape made small.
  ///   - first: The form's first sign just as it was read.
  ///   - meant: The word in small letters.
  static func of(
    _ read: [UInt8], first: UInt8, as meant: [UInt8], _ channel: Channel, _ limits: Limits
  ) -> DamageRates.Reading? {
    let width = meant.count + 1
    var best = [DamageRates.Reading?](repeating: nil, count: (read.count + 1) * width)
    best[0] = DamageRates.Reading()
    func reach(_ slot: Int, _ reading: DamageRates.Reading) {
      let misreads = Int(reading.edits[4])
      if misreads > limits.misreads || misreads + Int(reading.edits[1]) > limits.all { return }
      if let known = best[slot], DamageRates.open.log(known) >= DamageRates.open.log(reading) { return }
      best[slot] = reading
    }
    for place in read.indices {
      for letter in meant.indices {
        guard let reading = best[place * width + letter] else { continue }
        if Letters.fold(read[place]) == Letters.fold(meant[letter]) {
          var same = reading
          Channel.compare(read: read[place], meant: meant[letter], into: &same)
          reach((place + 1) * width + letter + 1, same)
        }
        // A capital may itself be a sign misread.
        for sign in place == 0 && first != read[0] ? [read[0], first] : [read[place]] {
          for group in channel.byFirstSign[Int(sign)].lazy.map({ channel.groups[$0] }) {
            let end = place + group.read.count
            guard end <= read.count, group.read.dropFirst().elementsEqual(read[(place + 1)..<end]) else {
              continue
            }
            for rule in group.rules
            where letter + rule.meant.count <= meant.count
              && meant[letter..<(letter + rule.meant.count)].elementsEqual(rule.meant)
            {
              var misread = reading
              misread.add(rule.damage, share: rule.share)
              reach(end * width + letter + rule.meant.count, misread)
            }
          }
        }
      }
    }
    return best[best.count - 1]
  }
}
