import Foundation
import TestSupport

/// A generator of random numbers that gives the same ones for the same seed: SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// Texts for properties that must hold of any text: fixtures and noise, damaged at random.
enum RandomText {
  /// What readers make of Swedish letters.
  private static let misread: [Unicode.Scalar: [String]] = [
    "å": ["a", "4", "&", "d", "ä", "a\u{30A}", "\u{FFFD}"],
    "ä": ["a", "d", "é", "å", "a\u{308}", "\u{FFFD}"],
    "ö": ["o", "6", "é", "o\u{308}", "o ", "\u{FFFD}"], "Å": ["A", "A\u{30A}"], "Ä": ["A"], "Ö": ["O", "0"],
    "m": ["rn"], "l": ["1", "I", "|"], "§": ["8", "$", "&", "5"], "\u{FB01}": ["fi"],
  ]

  /// What turns up between words.
  private static let debris = [
    "", " ", "  ", "\t", "\n", "\r\n", "\r", "\u{0C}", "\u{0}", "-\n", "\u{AD}", "\u{200B}", "\u{A0}",
    "\u{2028}",
    "\u{308}", "\u{FFFD}\u{FFFD}", "((((", "»", "☃", "👩‍👩‍👧", "e\u{301}\u{308}", "日本", "\u{FEFF}", "...", "|",
    "§ 3 ",
  ]

  /// The fixtures' texts that are in UTF-8, in the order of their folders' names.
  static func fixtures() throws -> [String] {
    let folders = try FileManager.default.contentsOfDirectory(
      at: Repository.fixtures, includingPropertiesForKeys: nil
    ).sorted { $0.path < $1.path }
    return folders.flatMap { folder in
      ["source.txt", "input.txt", "input.md"].compactMap {
        try? String(contentsOf: folder.appending(path: $0), encoding: .utf8)
      }
    }
  }

  /// Some lines of a fixture, damaged, with noise among the words.
  static func make(from fixtures: [String], seed: UInt64) -> String {
    var chance = SeededGenerator(seed: seed)
    guard let fixture = fixtures.randomElement(using: &chance) else { return "" }
    let scalars = Array(fixture.unicodeScalars)
    let length = min(scalars.count, 1500)
    let start = Int.random(in: 0...(scalars.count - length), using: &chance)
    // From hardly touched to nothing but ruins.
    let damage: Double = [0, 0.02, 0.3, 0.9].randomElement(using: &chance) ?? 0
    let noise: Double = [0, 0.002, 0.05].randomElement(using: &chance) ?? 0
    var text = ""
    for scalar in scalars[start..<start + length] {
      if let forms = misread[scalar], Double.random(in: 0..<1, using: &chance) < damage {
        text += forms.randomElement(using: &chance) ?? ""
      } else if scalar == " ", Double.random(in: 0..<1, using: &chance) < damage / 10 {
        continue
      } else {
        text.unicodeScalars.append(scalar)
      }
      if Double.random(in: 0..<1, using: &chance) < noise {
        text += debris.randomElement(using: &chance) ?? ""
      }
    }
    return text
  }

  /// Characters of all kinds, without any sense.
  static func noise(seed: UInt64) -> String {
    var chance = SeededGenerator(seed: seed)
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...800, using: &chance) {
      let range: ClosedRange<UInt32> =
        [0x61...0x7A, 0x20...0x7E, 0x00...0x17F, 0x2000...0x206F, 0x00...0x10FFFF].randomElement(
          using: &chance)
        ?? 0x20...0x20
      // Halves of surrogate pairs are no characters.
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &chance)) { text.append(scalar) }
      if Int.random(in: 0..<7, using: &chance) == 0 { text.append(" ") }
    }
    return String(text)
  }
}
