import Foundation
import Minutes
import TestSupport
import Testing

@testable import Pipeline

@Suite struct JournalTests {
  private let key = JournalEntry.Key(content: "c", configuration: "k", model: "m", version: "v")

  private func entry(_ path: String, content: String = "c", finished: String = "2001") -> JournalEntry {
    var key = key
    key.content = content
    return JournalEntry(
      path: path, identity: FileIdentity(bytes: 1, changed: 2, inode: 3), key: key, state: .complete,
      records: 1,
      attempts: 1, seconds: 0.5, finished: finished)
  }

  private func enter(_ paths: [String], in journal: Journal, finished: String = "2001") throws {
    for path in paths {
      try journal.enter(entry(path, finished: finished), DocumentSummary(path: path, status: .complete))
    }
  }

  @Test func keepsWhatWasEnteredInTheOrderOfTheBytes() throws {
    let folder = try TemporaryFolder()
    let url = folder.url.appending(path: "journal.sqlite")
    try enter(["ö", "b/1", "b", "B"], in: Journal(url: url))
    let journal = try Journal(url: url)
    var paths: [String] = []
    try journal.forEachEntry { paths.append($0.path) }
    #expect(paths == ["B", "b", "b/1", "ö"])
    var kept = try #require(try journal.entry(path: "b"))
    #expect(kept.stamp > 0)
    kept.stamp = 0
    #expect(kept == entry("b"))
    #expect(try journal.entry(path: "c") == nil)
  }

  @Test func stampsRiseWithEveryEntry() throws {
    let folder = try TemporaryFolder()
    let journal = try Journal(url: folder.url.appending(path: "journal.sqlite"))
    try enter(["a", "b", "a"], in: journal)
    let stamps = try ["a", "b"].map { try #require(try journal.entry(path: $0)).stamp }
    #expect(stamps[0] > stamps[1])
  }

  @Test func findsTheSameContentDoneInTheSameWay() throws {
    let folder = try TemporaryFolder()
    let journal = try Journal(url: folder.url.appending(path: "journal.sqlite"))
    try enter(["a"], in: journal)
    #expect(try journal.twin(of: key)?.0.path == "a")
    var other = key
    other.configuration = "another"
    #expect(try journal.twin(of: other) == nil)
    var failed = entry("f", content: "d")
    failed.state = .failed
    try journal.enter(failed, .failed(path: "f", cause: "x", message: ""))
    #expect(try journal.twin(of: failed.key) == nil)
  }

  @Test func mergesWhatIsNewer() throws {
    let folder = try TemporaryFolder()
    let urls = ["one.sqlite", "two.sqlite"].map { folder.url.appending(path: $0) }
    let one = try Journal(url: urls[0])
    try enter(["a", "b"], in: one, finished: "2001")
    do {
      let two = try Journal(url: urls[1])
      try enter(["b"], in: two, finished: "2000")
      try enter(["c"], in: two, finished: "2002")
    }
    try one.merge(urls[1])
    var finished: [String] = []
    try one.forEachEntry { finished.append("\($0.path) \($0.finished)") }
    #expect(finished == ["a 2001", "b 2001", "c 2002"])
  }

  @Test func saysWhatIsWrongWithADamagedFile() throws {
    let folder = try TemporaryFolder()
    let url = try folder.write(Data(repeating: 7, count: 5000), to: "journal.sqlite")
    let error = try #require(throws: JournalError.self) { try Journal(url: url) }
    #expect(error.description.contains("damaged; delete it"), "\(error)")
  }
}
