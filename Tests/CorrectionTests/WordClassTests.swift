import Foundation
import Testing

@testable import Correction

@Suite struct WordClassTests {
  /// Three hundred words each that follow "en" and "ett".
  private static let common = words(ending: "ning")
  private static let neuter = words(ending: "het")

  private static func words(ending: String) -> [String] {
    let vowels = Array("aeiouy")
    let others = Array("bdfgklmnprstv")
    return (0..<300).map { number in
      "\(others[number % 13])\(vowels[number / 13 % 6])\(others[number / 78 + 1])\(ending)"
    }
  }

  private static func model() throws -> LanguageModel {
    var trainer = Trainer(
      limits: TrainingLimits(
        leastCount: 2, pairs: 50_000, triples: 10_000, sequences: 10_000, leastBearers: 1))
    trainer.begin(source: "invented lines", weight: 1)
    for _ in 0..<6 {
      for (index, word) in common.enumerated() {
        trainer.add(line: Array("vi har en \(word) på vår gård".utf8))
        trainer.add(line: Array("de har ett \(neuter[index]) vid sin väg".utf8))
      }
    }
    trainer.add(listed: "vräkning")
    trainer.add(listed: "vråkning")
    return try LanguageModel(data: trainer.model { _ in })
  }

  @Test func wordsAmongTheSameNeighboursAreOfOneKind() throws {
    try Self.model().withView { view in
      func wordClass(_ word: String) throws -> UInt8 {
        view.lexicon.neighbourClass(of: try #require(view.lexicon.find(Letters.bytes(word)[...])))
      }
      do {
        let ning = Set(try Self.common.map(wordClass))
        let het = Set(try Self.neuter.map(wordClass))
        #expect(ning.isDisjoint(with: het))
        #expect(ning.count < 150)
        // A word that was never met is taken for what ends alike.
        #expect(ning.contains(try wordClass("vräkning")))
        #expect(ning.allSatisfy { $0 >= Lexicon.Class.firstWord })
      } catch {
        Issue.record(error)
      }
    }
  }

  @Test func classesMetTogetherOnceLiftWhatWasNeverMet() {
    // Words 16...19 are of one class, 20...23 of another, and each of the first once before each two of the second.
    let classes = (0..<16).map(UInt8.init) + [16, 16, 16, 16, 17, 17, 17, 17]
    var tokens: [UInt32] = []
    for first in 0..<4 {
      for second in 0..<2 { tokens += [0, 0, UInt32(16 + first), UInt32(20 + (first + second) % 4), 0, 0] }
    }
    var sequences = SequenceTraining(classes: classes)
    let limits = TrainingLimits(leastCount: 1, pairs: 100, triples: 100, sequences: 100, leastBearers: 1)
    sequences.train(tokens: tokens, weights: [(0, 1)], limits: limits) { _ in }
    #expect(sequences.classPairs.count == 256 * 256)
    #expect(sequences.classPairs[16 << 8 | 17] > 128)
    #expect(sequences.classPairs[16 << 8 | 16] < 128)
    // Of a class that was never met nothing is said.
    #expect(sequences.classPairs[200 << 8 | 17] == 128)
  }
}
