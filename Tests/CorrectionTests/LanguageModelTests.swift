import Correction
import Foundation
import Minutes
import Testing

@Suite struct LanguageModelTests {
  @Test func countsBearersNearly() throws {
    let names = try LanguageModel(data: SmallModel.data()).nameLexicon
    #expect((8600...9400).contains(names.familyBearers("Sjölund")))
    #expect((50_000...54_000).contains(names.givenBearers("Åsa")))
    #expect(names.givenBearers("Sjölund") == 0)
    #expect(names.familyBearers("sjölund") == 0)
    #expect(names.familyBearers("Vrakvik") == 0)
  }

  @Test func refusesWhatIsNoModel() {
    #expect(throws: ModelError.notAModel) { try LanguageModel(data: Data("Protokoll fört vid mötet".utf8)) }
    #expect(throws: ModelError.notAModel) { try LanguageModel(data: Data()) }
  }

  @Test func refusesAnotherVersion() {
    var data = SmallModel.data()
    data[8] = 99
    #expect(throws: ModelError.version(found: 99, expected: 4)) { try LanguageModel(data: data) }
  }

  @Test(arguments: [20, 100, 300, 2000, 20_000])
  func refusesAFileCutShort(bytes: Int) {
    let data = SmallModel.data()
    #expect(throws: ModelError.self) { try LanguageModel(data: data.prefix(min(bytes, data.count - 200))) }
  }

  @Test func messagesSayWhatToDo() {
    #expect(ModelError.notAModel.description.contains("justera train"))
    #expect(ModelError.version(found: 2, expected: 3).description.contains("format 2"))
    #expect(ModelError.truncated(part: "pairs").description.contains("pairs"))
  }
}
