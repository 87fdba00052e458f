import Foundation
import Minutes
import Scanning

/// What the files of one document hold.
struct DocumentBytes {
  /// The document's own file.
  var paper: Data
  /// The files beside it that may hold its words.
  var wordsFiles: [WordsFile] = []

  init(paper: Data, wordsFiles: [WordsFile]) {
    self.paper = paper
    self.wordsFiles = wordsFiles
  }

  /// Reads open files, the document's own first.
  init(_ files: [OpenFile], wordsFiles paths: [String]) throws(InputFileError) {
    paper = try files.first?.bytes() ?? Data()
    for (file, path) in zip(files.dropFirst(), paths) {
      wordsFiles.append(WordsFile(path: path, bytes: try file.bytes()))
    }
  }

  /// Reads the open files of an item.
  init(_ files: [OpenFile], of item: InputItem) throws(InputFileError) {
    try self.init(files, wordsFiles: item.wordsFiles.map(\.path))
  }

  /// Where the record of the document comes from.
  func source(path: String) -> RecordSource {
    RecordSource(of: paper, path: path, wordsFiles: wordsFiles)
  }

  /// The SHA-256 of the content: another one where any of the files has another.
  var content: String { source(path: "").content }
}

extension RecordSource {
  /// The SHA-256 that tells the content of the file, and of those beside it, from any other.
  var content: String {
    guard let wordsFiles else { return sha256 }
    let hashes = [sha256] + wordsFiles.map(\.sha256)
    return ContentHash.sha256(of: Data(hashes.joined(separator: "\n").utf8))
  }
}
