/// What signs are read where others were meant, with how often: learnt from pairs of truth and reading.
struct Channel {
  /// A sequence of signs read for another.
  struct Rule: Hashable {
    /// What kind of damage it is.
    var damage: Damage
    /// The letters meant, small, one to three.
    var meant: [UInt8]
    /// The signs read, one to three.
    var read: [UInt8]
    /// The logarithm of its share.
    var share: Float
  }

  /// The rules whose signs read are the same and whose letters meant fold to the same.
  struct Group {
    /// The signs read.
    var read: [UInt8]
    /// The letters meant, without their marks.
    var folded: [UInt8]
    /// Whether these are misread letters rather than marked letters gone wrong.
    var isMisread: Bool
    /// The rules.
    var rules: [Rule]
  }

  /// The groups.
  private(set) var groups: [Group] = []
  /// The places of the groups by the first sign read.
  private(set) var byFirstSign: [[Int]]

  /// Sorts rules into groups.
  init(_ rules: [Rule]) {
    byFirstSign = Array(repeating: [], count: 256)
    for rule in rules {
      let first = Int(rule.read[0])
      let folded = rule.meant.map(Letters.fold)
      let isMisread = rule.damage == .misread
      let place = byFirstSign[first].first {
        groups[$0].folded == folded && groups[$0].isMisread == isMisread && groups[$0].read == rule.read
      }
      if let place {
        groups[place].rules.append(rule)
      } else {
        byFirstSign[first].append(groups.count)
        groups.append(Group(read: rule.read, folded: folded, isMisread: isMisread, rules: [rule]))
      }
    }
  }

  private static let record = 10

  /// Reads the rules of a model.
  ///
  /// - Parameter isOld: Whether the document is of the nineteenth century, which writes e for many an ä of today.
  init(_ bytes: MappedBytes, isOld: Bool = false) {
    var rules: [Rule] = []
    for start in stride(from: 0, to: bytes.count - Self.record + 1, by: Self.record) {
      guard let damage = Damage(rawValue: bytes.byte(start)) else { continue }
      let meant = (0..<min(3, Int(bytes.byte(start + 1)))).map { bytes.byte(start + 2 + $0) }
      let read = (0..<min(3, Int(bytes.byte(start + 5)))).map { bytes.byte(start + 6 + $0) }
      if meant.isEmpty || read.isEmpty || isOld && meant == [0xE4] && read == [UInt8(ascii: "e")] { continue }
      rules.append(
        Rule(damage: damage, meant: meant, read: read, share: Quantised.log(bytes.byte(start + 9))))
    }
    self.init(rules)
  }

  /// Lays out rules.
  static func build(_ rules: [Rule]) -> [UInt8] {
    var bytes: [UInt8] = []
    for rule in rules {
      bytes.append(rule.damage.rawValue)
      for part in [rule.meant, rule.read] {
        bytes.append(UInt8(part.count))
        bytes += part + [UInt8](repeating: 0, count: 3 - part.count)
      }
      bytes.append(Quantised.code(log: Double(rule.share)))
    }
    return bytes
  }

  /// What it takes to read one letter for another with the same plain letter; nothing when they are the same.
  @inline(__always) static func compare(
    read: UInt8, meant: UInt8, into reading: inout DamageRates.Reading
  ) {
    if read == meant {
      if Letters.isMarked(meant) { reading.kept &+= 1 }
    } else if Letters.isMarked(meant) {
      reading.add(Letters.isMarked(read) ? .swap : .strip)
    } else {
      reading.add(.falseMark)
    }
  }
}
