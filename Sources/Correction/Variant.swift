/// A form of a word as read with some signs replaced, and what was replaced.
struct Variant {
  /// One replacement.
  struct Step {
    /// Where the replaced letters begin in the variant.
    var start: Int
    /// What was read and may be meant: the place of a group in the channel.
    var group: Int
  }

  /// The letters, replaced ones without their marks.
  var letters: [UInt8]
  /// The replacements, in order.
  var steps: [Step]

  /// What it takes to read the letters meant as this form; nil where a replacement does not give them.
  func reading(of meant: [UInt8], _ channel: Channel) -> DamageRates.Reading? {
    var reading = DamageRates.Reading()
    var place = 0
    var next = 0
    while place < meant.count {
      if next < steps.count, steps[next].start == place {
        let group = steps[next].group
        let end = place + channel.groups[group].folded.count
        guard
          let rule = channel.groups[group].rules.first(where: { $0.meant.elementsEqual(meant[place..<end]) })
        else {
          return nil
        }
        reading.add(rule.damage, share: rule.share)
        place = end
        next += 1
      } else {
        Channel.compare(read: letters[place], meant: meant[place], into: &reading)
        place += 1
      }
    }
    return reading
  }
}
