/// Puts marks back on a word that is in no list, by its letters alone.
struct LetterRestoration {
  private let letters: LetterModel
  private let channel: Channel
  private let rates: DamageRates

  /// Makes a restoration for a document with these rates of damage.
  init(letters: LetterModel, channel: Channel, rates: DamageRates) {
    self.letters = letters
    self.channel = channel
    self.rates = rates
  }

  private struct Path {
    var letters: [UInt8]
    var reading: DamageRates.Reading
    var log: Float
    var step: Int

    func score(_ rates: DamageRates) -> Float { log + rates.log(reading) }
  }

  /// How many forms are kept at each letter.
  private static let width = 6

  /// The likeliest forms, each with the logarithm of its letters' probability and what reading did to it.
  func forms(
    of variant: Variant, _ kind: LetterModel.Kind
  ) -> [(letters: [UInt8], log: Float, reading: DamageRates.Reading)] {
    var paths = [Path(letters: [LetterModel.start], reading: DamageRates.Reading(), log: 0, step: 0)]
    var place = 0
    while place < variant.letters.count {
      var next: [Path] = []
      var advance = 1
      for path in paths {
        if path.step < variant.steps.count, variant.steps[path.step].start == place {
          let group = channel.groups[variant.steps[path.step].group]
          advance = group.folded.count
          for rule in group.rules {
            var longer = path
            longer.step += 1
            longer.reading.add(rule.damage, share: rule.share)
            for letter in rule.meant { append(letter, to: &longer, kind) }
            next.append(longer)
          }
        } else {
          for letter in Self.options(variant.letters[place]) {
            var longer = path
            Channel.compare(read: variant.letters[place], meant: letter, into: &longer.reading)
            append(letter, to: &longer, kind)
            next.append(longer)
          }
        }
      }
      next.sort { $0.score(rates) > $1.score(rates) }
      paths = Array(next.prefix(Self.width))
      place += advance
    }
    return paths.map { path in
      var ended = path
      append(LetterModel.end, to: &ended, kind)
      return (Array(path.letters.dropFirst()), ended.log, path.reading)
    }
  }

  private func append(_ letter: UInt8, to path: inout Path, _ kind: LetterModel.Kind) {
    path.letters.append(letter)
    path.log += letters.log(path.letters.suffix(LetterModel.order), kind)
  }

  private static func options(_ letter: UInt8) -> [UInt8] {
    switch letter {
    case UInt8(ascii: "a"): [letter, 0xE5, 0xE4]
    case UInt8(ascii: "o"): [letter, 0xF6]
    default: [letter]
    }
  }
}
