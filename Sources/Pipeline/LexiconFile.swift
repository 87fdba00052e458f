public import Correction
import Foundation
import Glibc

/// Why a lexicon's file cannot be used.
public struct LexiconFileError: Error, Hashable, CustomStringConvertible {
  /// What is wrong and what to do, one line for each place: the file, the line, what is wrong.
  public var description: String
}

/// The file of a user lexicon.
public struct LexiconFile: Sendable {
  /// What the file holds.
  public var text: LexiconText
  private let url: URL
  private let name: String
  private let original: String?

  /// The most wrong lines that are told of: a file of another kind has thousands.
  private static let mostProblems = 20

  /// What a new lexicon begins with.
  private static let header = """
    Words that Justera takes from you. One entry a line:
      a word or name      is right as it stands; damaged readings of it become it
      wrong → right       is always replaced (-> will do for the arrow)
      word → word         is left as it is
    A capital matters: a name is written with one. What follows a # is a comment.
    """

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: where it is; messages name it so.
  ///   - isNewAllowed: whether a file that is not there counts as a new one.
  /// - Throws: `LexiconFileError` with every line that is wrong.
  public init(path: String, isNewAllowed: Bool = false) throws(LexiconFileError) {
    name = path
    // A link stays a link: what it points to is replaced.
    url = URL(filePath: path).resolvingSymlinksInPath()
    let bytes: Data
    do {
      bytes = try InputFile.bytes(of: url)
    } catch {
      guard isNewAllowed, error.id == "input.missing" else {
        throw LexiconFileError(description: "\(path): \(error.message)")
      }
      text = LexiconText()
      text.add(comment: Self.header)
      original = nil
      return
    }
    do {
      text = try LexiconText(utf8: bytes)
    } catch {
      throw LexiconFileError(description: Self.message(error, in: path))
    }
    original = text.text
  }

  /// Tells of every wrong line, one line each: file, line, what is wrong and what to do.
  public static func message(_ error: LexiconError, in name: String) -> String {
    var lines = error.problems.prefix(mostProblems).map { "\(name):\($0.line): \($0.message)" }
    if error.problems.count > mostProblems {
      lines.append("\(name): \(error.problems.count - mostProblems) more lines are wrong; is it a word list?")
    }
    return lines.joined(separator: "\n")
  }

  /// Writes the file whole or not at all, where it changed: to a file beside it, flushed to disk, then renamed.
  public func write() throws(LexiconFileError) {
    let text = text.text
    if let original, original.unicodeScalars.elementsEqual(text.unicodeScalars) { return }
    let location = url.path(percentEncoded: false)
    let temporary = "\(location).\(getpid()).part"
    var status = stat()
    let mode = stat(location, &status) == 0 ? status.st_mode & 0o7777 : 0o644
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL, mode)
    let bytes = Array(text.utf8)
    var isWritten = descriptor >= 0 && Self.write(bytes, to: descriptor) && fsync(descriptor) == 0
    if descriptor >= 0 {
      isWritten = close(descriptor) == 0 && isWritten
      isWritten = isWritten && rename(temporary, location) == 0
    }
    if !isWritten {
      let reason = String(cString: strerror(errno)).lowercased()
      if descriptor >= 0 { unlink(temporary) }
      throw LexiconFileError(
        description: "\(name): cannot be written (\(reason)); check the path, permissions and free space")
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: sent), $0.count - sent)
      }
      if count > 0 { sent += count } else if errno != EINTR { return false }
    }
    return true
  }
}
