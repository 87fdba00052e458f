public import Foundation
import Glibc

/// A file to do.
public struct InputItem: Hashable, Sendable {
  /// Where it is.
  public var file: URL
  /// Its path relative to the input root: the name of its record.
  public var path: String
  /// The bytes of its place, where they are not UTF-8 and `file` cannot name it; nil otherwise.
  var location: [CChar]?
  /// What the file, and each that lies beside it, was when it was found; nil where that is not known.
  var identity: FileIdentity?
  /// The files beside it that may hold its words, `a.xml` beside `a.tif`, which are no documents of their own.
  public internal(set) var wordsFiles: [InputItem] = []

  /// Makes an item.
  public init(file: URL, path: String) {
    self.file = file
    self.path = path
  }

  /// The place as the system's calls take it.
  var place: [CChar] { location ?? Array(file.path(percentEncoded: false).utf8CString) }
}

/// Why a run could not start.
public struct InputTreeError: Error, Hashable, CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String
}

/// Finds the files of a run.
public struct InputTree: Sendable {
  private let include: [String]
  private let exclude: [String]

  /// Makes a finder with the patterns of the configuration.
  public init(include: [String], exclude: [String]) {
    self.include = include
    self.exclude = exclude
  }

  /// The files below the inputs, sorted by path.
  ///
  /// One folder alone is the root of its files' paths; of several inputs each folder's name begins them. A file
  /// that is named by itself is taken whatever the patterns say. A name that is not UTF-8 gives a path in which
  /// `%` and two hexadecimal digits stand for each byte that is none. An image and the hOCR, ALTO or PAGE XML of the
  /// same name beside it are one document.
  ///
  /// - Throws: `InputTreeError` for an input that does not exist and for two files of the same path.
  public func items(of inputs: [URL]) throws(InputTreeError) -> [InputItem] {
    var items: [InputItem] = []
    for input in inputs {
      let location = input.path(percentEncoded: false)
      var status = stat()
      guard stat(location, &status) == 0 else {
        throw InputTreeError(description: "\(location): no such file or folder; check the path")
      }
      if status.st_mode & S_IFMT == S_IFDIR {
        let prefix = inputs.count > 1 ? input.standardizedFileURL.lastPathComponent + "/" : ""
        try collect(below: input, prefix: prefix, into: &items)
      } else {
        var item = InputItem(file: input, path: input.lastPathComponent)
        item.identity = FileIdentity(status)
        items.append(item)
        items += wordsFiles(beside: item)
      }
    }
    items = InputTree.paired(items)
    items.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    for (item, next) in zip(items, items.dropFirst()) where item.path == next.path {
      throw InputTreeError(
        description: """
          \(item.file.relativePath) and \(next.file.relativePath) would have the same record; \
          run them one after the other with an --output each
          """)
    }
    return items
  }

  /// A folder below an input.
  private struct Folder {
    var place: [CChar]
    var path: String
    var isUTF8: Bool
  }

  /// Adds the files below a folder, which is walked by the bytes of its names.
  private func collect(
    below root: URL, prefix: String, into items: inout [InputItem]
  ) throws(InputTreeError) {
    var pending = [
      Folder(place: Array(root.path(percentEncoded: false).utf8CString), path: "", isUTF8: true)
    ]
    while let folder = pending.popLast() {
      guard let names = FolderListing.names(in: folder.place) else {
        throw InputTreeError(
          description:
            "\(FolderListing.text(folder.place)): the folder cannot be listed; check its permissions")
      }
      for name in names {
        let place = folder.place.dropLast() + [CChar(bitPattern: UInt8(ascii: "/"))] + name
        let shown = FolderListing.text(name)
        let isUTF8 = folder.isUTF8 && FolderListing.isUTF8(name)
        let path = folder.path.isEmpty ? shown : "\(folder.path)/\(shown)"
        if shown == StateFolder.name || matches(exclude, name: shown, path: path) { continue }
        var status = stat()
        let isLink = lstat(place, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
        let exists = !isLink || stat(place, &status) == 0
        if exists, status.st_mode & S_IFMT == S_IFDIR {
          // A link to a folder may lead back to one above it.
          if !isLink { pending.append(Folder(place: Array(place), path: path, isUTF8: isUTF8)) }
        } else if matches(include, name: shown, path: path) {
          var item = InputItem(file: URL(filePath: FolderListing.text(place)), path: prefix + path)
          if !isUTF8 { item.location = Array(place) }
          if exists { item.identity = FileIdentity(status) }
          items.append(item)
        }
      }
    }
  }

  /// The files beside a file that is named by itself which may hold its words, as far as the patterns allow them.
  private func wordsFiles(beside item: InputItem) -> [InputItem] {
    let folder = item.file.deletingLastPathComponent()
    return WordsFileName.possible(beside: item.path).compactMap { name in
      let file = folder.appending(path: name)
      guard matches(include, name: name, path: name), !matches(exclude, name: name, path: name),
        let identity = FileIdentity(path: file.path(percentEncoded: false))
      else { return nil }
      var found = InputItem(file: file, path: name)
      found.identity = identity
      return found
    }
  }

  private func matches(_ patterns: [String], name: String, path: String) -> Bool {
    patterns.contains { fnmatch($0, name, 0) == 0 || fnmatch($0, path, 0) == 0 }
  }
}

/// Names in folders, as the bytes they are.
enum FolderListing {
  /// The names in a folder, each with its final zero, without `.` and `..`; nil where it cannot be listed.
  static func names(in place: [CChar]) -> [[CChar]]? {
    guard let folder = opendir(place) else { return nil }
    defer { closedir(folder) }
    var names: [[CChar]] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
          Array(UnsafeBufferPointer(start: $0, count: strlen($0) + 1))
        }
      }
      let dot = CChar(bitPattern: UInt8(ascii: "."))
      if name != [dot, 0], name != [dot, dot, 0] { names.append(name) }
    }
    return names
  }

  /// Whether bytes with a final zero are UTF-8.
  static func isUTF8(_ name: [CChar]) -> Bool { String(validating: name.dropLast(), as: UTF8.self) != nil }

  /// Bytes with a final zero as text; `%` and two hexadecimal digits for each byte that is not UTF-8.
  static func text(_ name: some Sequence<CChar>) -> String {
    let bytes = name.map { UInt8(bitPattern: $0) }.dropLast()
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    var rest = bytes[...]
    while let first = rest.first {
      // A scalar takes four bytes at most.
      let scalar = (1...4).lazy.compactMap { String(validating: rest.prefix($0), as: UTF8.self) }.first
      text += scalar ?? "%" + (first < 16 ? "0" : "") + String(first, radix: 16, uppercase: true)
      rest = rest.dropFirst(scalar?.utf8.count ?? 1)
    }
    return text
  }
}
