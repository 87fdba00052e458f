public import Foundation
public import Scanning

/// Names of files that hold the words of a page image beside it, as programs give them.
enum WordsFileName {
  private static let papers = [".tif", ".tiff", ".png", ".jpg", ".jpeg", ".pdf"]
  /// The longest that fits counts.
  private static let endings = [".alto.xml", ".page.xml", ".alto", ".hocr", ".xml"]

  /// What the words' file of a paper is called before its ending, `1987/a` and `1987/a.tif`; empty for what is no paper.
  static func stems(of path: String) -> [String] {
    let small = path.lowercased()
    guard let ending = papers.first(where: small.hasSuffix) else { return [] }
    return [String(path.dropLast(ending.count)), path]
  }

  /// A path without the ending that tells of words; nil where it has none.
  static func stem(ofWords path: String) -> String? {
    let small = path.lowercased()
    return endings.first(where: small.hasSuffix).map { String(path.dropLast($0.count)) }
  }

  /// All names that words beside a paper may have.
  static func possible(beside path: String) -> [String] {
    stems(of: path).flatMap { stem in endings.flatMap { [stem + $0, stem + $0.uppercased()] } }
  }
}

extension InputTree {
  /// Puts files of words to the papers beside them; a file of words without a paper stays a document.
  ///
  /// Names alone decide, as no document is read here. What a file does not hold costs nothing: the paper is read as
  /// if it were not there, and its record says so.
  static func paired(_ items: [InputItem]) -> [InputItem] {
    var words: [String: [InputItem]] = [:]
    for item in items {
      if let stem = WordsFileName.stem(ofWords: FolderListing.text(item.place)) {
        words[stem, default: []].append(item)
      }
    }
    if words.isEmpty { return items }
    var taken: Set<InputItem> = []
    let papers = items.map { item in
      var found = WordsFileName.stems(of: FolderListing.text(item.place)).flatMap { words[$0] ?? [] }
      guard !found.isEmpty else { return item }
      found.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
      // Named twice, it lies there once.
      found = found.enumerated().filter { $0 == 0 || found[$0 - 1] != $1 }.map(\.1)
      taken.formUnion(found)
      var item = item
      item.identity = FileIdentity.joined([item.identity] + found.map(\.identity))
      item.wordsFiles = found
      return item
    }
    return papers.filter { !taken.contains($0) }
  }
}

extension InputTree {
  /// The files of words beside one file, read; none beside standard input and what is no file.
  public func wordsFiles(beside file: URL) throws(InputFileError) -> [WordsFile] {
    guard let item = try? items(of: [file]).first, item.file == file else { return [] }
    return try item.open().dropFirst().enumerated().map { index, open throws(InputFileError) in
      WordsFile(path: item.wordsFiles[index].path, bytes: try open.bytes())
    }
  }
}

extension InputItem {
  /// Opens the file and those beside it.
  ///
  /// - Returns: the file, then each that may hold its words.
  func open() throws(InputFileError) -> [OpenFile] {
    var files = [try OpenFile(place: place)]
    for words in wordsFiles {
      do {
        files.append(try OpenFile(place: words.place))
      } catch {
        throw InputFileError(id: error.id, message: "\(words.path) beside it: \(error.message)")
      }
    }
    return files
  }
}

extension FileIdentity {
  /// The identity of several files as one: any other, and it is another.
  static func joined(_ identities: [FileIdentity?]) -> FileIdentity? {
    guard var joined = identities.first ?? nil else { return nil }
    for next in identities.dropFirst() {
      guard let next else { return nil }
      joined.bytes += next.bytes
      joined.changed = joined.changed &* 31 &+ next.changed
      joined.inode = joined.inode &* 31 &+ next.inode
    }
    return joined
  }
}
