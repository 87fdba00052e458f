import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite struct InputTreeTests {
  private let everything = InputTree(include: ["*"], exclude: [".*"])

  @Test func findsFilesSortedBelowOneFolder() throws {
    let folder = try TemporaryFolder()
    for path in ["b.txt", "a/z.pdf", "a/å ö.txt", ".hidden", ".git/x"] { try folder.write(Data(), to: path) }
    let items = try everything.items(of: [folder.url])
    #expect(items.map(\.path) == ["a/z.pdf", "a/å ö.txt", "b.txt"])
  }

  @Test func patternsChooseByNameOrPath() throws {
    let folder = try TemporaryFolder()
    for path in ["a/input.txt", "a/truth.json", "b/input.pdf", "b/notes.txt"] {
      try folder.write(Data(), to: path)
    }
    let tree = InputTree(include: ["input.*"], exclude: ["b/*"])
    #expect(try tree.items(of: [folder.url]).map(\.path) == ["a/input.txt"])
  }

  @Test func doesNotFollowLinksToFolders() throws {
    let folder = try TemporaryFolder()
    try folder.write(Data(), to: "a/x.txt")
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "a/loop"), withDestinationURL: folder.url)
    #expect(try everything.items(of: [folder.url]).map(\.path) == ["a/x.txt"])
  }

  @Test func namesTheFoldersOfSeveralInputs() throws {
    let folder = try TemporaryFolder()
    try folder.write(Data(), to: "1987/x.txt")
    try folder.write(Data(), to: "1988/x.txt")
    let inputs = ["1987", "1988/"].map { folder.url.appending(path: $0) }
    #expect(try everything.items(of: inputs).map(\.path) == ["1987/x.txt", "1988/x.txt"])
  }

  @Test func wordsBesideAPaperAreNoDocument() throws {
    let folder = try TemporaryFolder()
    let names = [
      "a.tif", "a.xml", "b.PNG", "b.alto.xml", "b.hocr", "c.jpg", "c.jpg.xml", "d.xml", "e.txt", "e.xml",
      "f.tif",
      "f/f.xml", "g.tif", "g.png", "g.page.xml", "a.xml.bak",
    ]
    for name in names { try folder.write(Data(), to: "in/\(name)") }
    let items = try everything.items(of: [folder.url.appending(path: "in")])
    let pairs = items.map { [$0.path] + $0.wordsFiles.map(\.path) }
    #expect(
      pairs == [
        ["a.tif", "a.xml"], ["a.xml.bak"], ["b.PNG", "b.alto.xml", "b.hocr"], ["c.jpg", "c.jpg.xml"],
        ["d.xml"],
        ["e.txt"], ["e.xml"], ["f.tif"], ["f/f.xml"], ["g.png", "g.page.xml"], ["g.tif", "g.page.xml"],
      ])
    // Named by itself, an image has its words with it, and words named by themselves are what was asked for.
    func named(_ names: String..., tree: InputTree) throws -> [[String]] {
      try tree.items(of: names.map { folder.url.appending(path: "in/\($0)") })
        .map { [$0.path] + $0.wordsFiles.map(\.path) }
    }
    #expect(try named("a.tif", tree: everything) == [["a.tif", "a.xml"]])
    #expect(try named("a.tif", "a.xml", tree: everything) == [["a.tif", "a.xml"]])
    #expect(try named("a.xml", tree: everything) == [["a.xml"]])
    #expect(try named("a.tif", tree: InputTree(include: ["*"], exclude: ["*.xml"])) == [["a.tif"]])
  }

  @Test func aChangeOfEitherChangesTheIdentity() throws {
    let folder = try TemporaryFolder()
    for name in ["a.tif", "a.xml"] { try folder.write(Data("1".utf8), to: name) }
    func identity() throws -> FileIdentity? { try everything.items(of: [folder.url])[0].identity }
    var seen = [try identity()]
    for name in ["a.xml", "a.tif"] {
      try folder.write(Data("2".utf8), to: name)
      seen.append(try identity())
    }
    try FileManager.default.removeItem(at: folder.url.appending(path: "a.xml"))
    seen.append(try identity())
    #expect(Set(seen).count == 4)
    #expect(!seen.contains(nil))
  }

  @Test func refusesTwoFilesOfOneNameAndMissingInputs() throws {
    let folder = try TemporaryFolder()
    let files = try ["1987/x.txt", "1988/x.txt"].map { try folder.write(Data(), to: $0) }
    #expect(throws: InputTreeError.self) { try everything.items(of: files) }
    let error = try #require(throws: InputTreeError.self) {
      try everything.items(of: [folder.url.appending(path: "nowhere")])
    }
    #expect(error.description.contains("nowhere: no such file or folder"))
  }
}

@Suite struct FolderListingTests {
  /// The bytes of a name, with the final zero.
  private func name(_ bytes: [UInt8]) -> [CChar] { (bytes + [0]).map { CChar(bitPattern: $0) } }

  @Test func showsBytesThatAreNotUTF8() {
    #expect(FolderListing.text(name(Array("möte\n1".utf8))) == "möte\n1")
    #expect(FolderListing.text(name([0x6D, 0xF6, 0x74, 0x65])) == "m%F6te")
    #expect(FolderListing.text(name([0xC3, 0xB6, 0xC3, 0x09])) == "ö%C3\t")
    #expect(!FolderListing.isUTF8(name([0x6D, 0xF6])))
  }
}

@Suite struct ShardTests {
  @Test func everyDocumentBelongsToOneShard() throws {
    let shards = try (1...3).map { try #require(Shard("\($0)/3")) }
    var counts = [0, 0, 0]
    for number in 0..<900 {
      let owners = shards.indices.filter { shards[$0].contains("1987/prot-\(number).pdf") }
      #expect(owners.count == 1)
      for owner in owners { counts[owner] += 1 }
    }
    #expect(counts.allSatisfy { (240...360).contains($0) }, "\(counts)")
  }

  @Test(arguments: ["0/3", "4/3", "1", "1/0", "a/b", "1/3/5", "-1/3", ""])
  func refusesWhatIsNoShard(text: String) {
    #expect(Shard(text) == nil)
  }
}

@Suite struct OutputTreeTests {
  @Test func refusesToLieInsideTheInput() throws {
    let folder = try TemporaryFolder()
    for inside in ["", "records", "a/b"] {
      #expect(throws: OutputTreeError.self) {
        try OutputTree(root: folder.url.appending(path: inside), inputs: [folder.url])
      }
    }
    // A neighbour whose name begins alike is no part of it.
    let neighbour = URL(filePath: folder.url.path + "-records")
    _ = try OutputTree(root: neighbour, inputs: [folder.url])
    try FileManager.default.removeItem(at: neighbour)
  }

  @Test func writesWholeFilesAndLeavesNothingElse() throws {
    let folder = try TemporaryFolder()
    let tree = try OutputTree(root: folder.url.appending(path: "out"), inputs: [])
    let url = tree.recordURL(for: "1987/prot.pdf", ordinal: 1)
    try tree.write(Data("{\n  \"a b\" : \"c \\\" d\"\n}\n".utf8), to: url)
    try tree.write(Data("{ \"e\" : 1 }".utf8), to: tree.recordURL(for: "1987/prot.pdf", ordinal: 2))
    try tree.writeLines(of: [url, tree.recordURL(for: "1987/prot.pdf", ordinal: 2)], to: tree.linesURL)
    let lines = try String(contentsOf: tree.root.appending(path: "records.jsonl"), encoding: .utf8)
    #expect(lines == "{\"a b\":\"c \\\" d\"}\n{\"e\":1}\n")
    let names = try FileManager.default.subpathsOfDirectory(atPath: tree.root.path).sorted()
    #expect(
      names == [
        ".justera", ".justera/tmp", "1987", "1987/prot.pdf.2.json", "1987/prot.pdf.json", "records.jsonl",
      ])
  }
}
