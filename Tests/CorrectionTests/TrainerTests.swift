import Correction
import Foundation
import Testing

@Suite struct TrainerTests {
  @Test func givesTheSameBytesForTheSameCalls() {
    #expect(SmallModel.data() == SmallModel.data())
  }

  @Test func givesOtherBytesForOtherText() {
    var trainer = SmallModel.trainer()
    trainer.add(line: Array("Frågan är ny och frågan är svår och ny.".utf8))
    #expect(trainer.model { _ in } != SmallModel.data())
  }

  @Test func namesItsSources() throws {
    #expect(try LanguageModel(data: SmallModel.data()).about == "invented lines")
  }

  @Test func survivesBrokenUTF8() throws {
    var trainer = SmallModel.trainer()
    trainer.add(line: [0x42, 0xE5, 0x74, 0xFF, 0x0A, 0xC3])
    _ = try LanguageModel(data: trainer.model { _ in })
  }

  @Test func survivesNothingAtAll() throws {
    let trainer = Trainer(
      limits: TrainingLimits(leastCount: 2, pairs: 10, triples: 10, sequences: 10, leastBearers: 1))
    let model = try LanguageModel(data: trainer.model { _ in })
    #expect(Corrector(model: model, settings: .tests).corrected("Motet ar har.") == "Motet ar har.")
  }

  @Test func learnsWhatSignsAreReadForOthers() throws {
    var trainer = SmallModel.trainer()
    for _ in 0..<20 { trainer.add(truth: "båten är röd på våren", reading: "bXten är röd pX vXren") }
    let corrector = Corrector(model: try LanguageModel(data: trainer.model { _ in }), settings: .tests)
    let text = "Den röda bXten mXlas pX vXren."
    #expect(corrector.corrected(text) == "Den röda båten målas på våren.")
    #expect(try SmallModel.corrector().corrected(text) == text)
  }
}
