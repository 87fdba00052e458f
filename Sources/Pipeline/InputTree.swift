public import Foundation
import Glibc

/// A file to do.
public struct InputItem: Hashable, Sendable {
  /// Where it is.
  public var file: URL
  /// Its path relative to the input root: the name of its record.
  public var path: String

  /// Makes an item.
  public init(file: URL, path: String) {
    self.file = file
    self.path = path
  }
}

/// Why a run could not start.
public struct InputTreeError: Error, Hashable, CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String
}

/// Finds the files of a run.
public struct InputTree {
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
  /// that is named by itself is taken whatever the patterns say.
  ///
  /// - Throws: `InputTreeError` for an input that does not exist and for two files of the same path.
  public func items(of inputs: [URL]) throws(InputTreeError) -> [InputItem] {
    var items: [InputItem] = []
    for input in inputs {
      let location = input.path(percentEncoded: false)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: location, isDirectory: &isFolder) else {
        throw InputTreeError(description: "\(location): no such file or folder; check the path")
      }
      if isFolder.boolValue {
        let prefix = inputs.count > 1 ? input.standardizedFileURL.lastPathComponent + "/" : ""
        items += try files(below: input).map { InputItem(file: $0.file, path: prefix + $0.path) }
      } else {
        items.append(InputItem(file: input, path: input.lastPathComponent))
      }
    }
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

  private func files(below folder: URL) throws(InputTreeError) -> [InputItem] {
    let manager = FileManager.default
    var items: [InputItem] = []
    var pending = [""]
    while let relative = pending.popLast() {
      let current = relative.isEmpty ? folder : folder.appending(path: relative)
      let names: [String]
      do {
        names = try manager.contentsOfDirectory(atPath: current.path(percentEncoded: false))
      } catch {
        throw InputTreeError(
          description: "\(current.relativePath): the folder cannot be listed; check its permissions")
      }
      for name in names {
        let path = relative.isEmpty ? name : "\(relative)/\(name)"
        let file = folder.appending(path: path)
        if matches(exclude, name: name, path: path) { continue }
        var status = stat()
        let isLink =
          lstat(file.path(percentEncoded: false), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
        var isFolder: ObjCBool = false
        let exists = manager.fileExists(atPath: file.path(percentEncoded: false), isDirectory: &isFolder)
        if exists, isFolder.boolValue {
          // A link to a folder may lead back to one above it.
          if !isLink { pending.append(path) }
        } else if matches(include, name: name, path: path) {
          items.append(InputItem(file: file, path: path))
        }
      }
    }
    return items
  }

  private func matches(_ patterns: [String], name: String, path: String) -> Bool {
    patterns.contains { fnmatch($0, name, 0) == 0 || fnmatch($0, path, 0) == 0 }
  }
}
