import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite struct WordStoreTests {
  private let key = WordStore.Key(settings: "s", model: "m")

  private func store(_ folder: TemporaryFolder, limit: Int64 = 1_000_000) throws -> WordStore {
    try WordStore(url: folder.url.appending(path: "words.sqlite"), limit: limit)
  }

  @Test func keepsWordsByContentSettingsAndPage() throws {
    let folder = try TemporaryFolder()
    let words = try store(folder)
    try words.keep(Data("one".utf8), of: "c", page: 0, key, dependsOnModel: false)
    try words.keep(Data("two".utf8), of: "c", page: 1, key, dependsOnModel: true)
    #expect(try words.pages(of: "c", key) == [0, 1])
    #expect(try words.words(of: "c", page: 1, key) == Data("two".utf8))
    // The model had no say in the first page.
    let otherModel = WordStore.Key(settings: "s", model: "n")
    #expect(try words.pages(of: "c", otherModel) == [0])
    #expect(try words.pages(of: "c", WordStore.Key(settings: "t", model: "m")) == [])
    #expect(try words.pages(of: "d", key) == [])
    #expect(try words.knows(content: "c"))
    try words.forget(content: "c")
    #expect(try !words.knows(content: "c"))
  }

  @Test func forgetsWhatIsOverTheLimitAndGetsSmaller() throws {
    let folder = try TemporaryFolder()
    let words = try store(folder, limit: 300_000)
    for page in 0..<50 {
      try words.keep(Data(repeating: 1, count: 10_000), of: "c", page: page, key, dependsOnModel: false)
    }
    // While a run is at work its documents' pages are needed.
    try words.trimWhenFull()
    #expect(try words.size().pages == 50)
    #expect(try words.trim() == 20)
    #expect(try words.size().bytes == 300_000)
    #expect(try words.pages(of: "c", key).count == 30)
    #expect(try words.trim(to: 0) == 30)
    #expect(try words.size().pages == 0)
  }
}
