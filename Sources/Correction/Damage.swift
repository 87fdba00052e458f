import Foundation

/// What reading does to letters and words, by kind.
enum Damage: UInt8, CaseIterable {
  /// A mark is lost: å read as a.
  case strip
  /// A marked letter is read as another sign: ö read as é or 6.
  case alien
  /// A marked letter is read with another mark: å read as ä.
  case swap
  /// A plain letter is read with a mark: a read as ä.
  case falseMark
  /// Letters are misread: l read as i.
  case misread
  /// Two words are read as one.
  case glue
  /// One word is read as two.
  case part
  /// A letter is lost to a font or an encoding: U+FFFD.
  case lost
}

/// How often each kind of damage happens in one document: the probability at each place where it could.
struct DamageRates {
  private var logs: [Float]
  private var intact: Float

  /// Makes rates from probabilities in the order of `Damage`.
  init(_ rates: [Double]) {
    logs = rates.map { Float(Foundation.log($0)) }
    let lost = rates[0] + rates[1] + rates[2] + rates[7]
    intact = Float(Foundation.log(max(0.002, 1 - lost)))
  }

  /// The rates a document is first looked at with: everything is thought possible.
  static let open = DamageRates([0.3, 0.05, 0.005, 0.002, 0.005, 0.001, 0.001, 0.05])

  /// The logarithm of the probability that what was meant was read as it was.
  @inline(__always) func log(_ reading: Reading) -> Float {
    var sum = reading.share + Float(reading.kept) * intact
    if reading.edits != SIMD8<UInt8>(repeating: 0) {
      for kind in 0..<8 where reading.edits[kind] > 0 { sum += Float(reading.edits[kind]) * logs[kind] }
    }
    return max(sum, reading.least)
  }

  /// What it took to read one form as another.
  struct Reading {
    /// How often each kind of damage happened, in the order of `Damage`.
    var edits = SIMD8<UInt8>(repeating: 0)
    /// How many marked letters were read as they are.
    var kept: UInt8 = 0
    /// The logarithm of the share that these very signs have in their kinds of damage.
    var share: Float = 0
    /// The least logarithm of its probability, whatever the document is like: the user's lexicon gives one.
    var least: Float = -.infinity

    /// Whether nothing happened.
    var isIntact: Bool { edits == SIMD8<UInt8>(repeating: 0) }

    /// Adds one damage.
    @inline(__always) mutating func add(_ kind: Damage, share: Float = 0) {
      edits[Int(kind.rawValue)] &+= 1
      self.share += share
    }

    /// Whether a kind of damage happened.
    func has(_ kind: Damage) -> Bool { edits[Int(kind.rawValue)] > 0 }

    /// Both.
    static func + (left: Reading, right: Reading) -> Reading {
      Reading(
        edits: left.edits &+ right.edits, kept: left.kept &+ right.kept, share: left.share + right.share)
    }
  }
}
