public import Foundation

/// A file beside a paper that may hold its words: hOCR, ALTO or PAGE XML.
public struct WordsFile: Hashable, Sendable {
  /// Its path, for what is told of it.
  public var path: String
  /// What it holds.
  public var bytes: Data

  /// Makes a file.
  public init(path: String, bytes: Data) {
    self.path = path
    self.bytes = bytes
  }
}
