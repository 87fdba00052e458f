public import Foundation
import Glibc

/// Why a file's bytes could not be had.
public struct InputFileError: Error, Hashable {
  /// A stable id: `input.missing`, `input.unreadable`, `input.not-a-file`.
  public var id: String
  /// What is wrong and what to do, without the path.
  public var message: String
}

/// Reads input files.
public enum InputFile {
  /// The bytes of a regular file.
  public static func bytes(of url: URL) throws(InputFileError) -> Data {
    try OpenFile(place: Array(url.path(percentEncoded: false).utf8CString)).bytes()
  }
}

/// An input file that is open for reading: what is hashed and what is read are the same file, whatever happens
/// to its name.
final class OpenFile: Sendable {
  /// The file's descriptor, which this object closes.
  let descriptor: Int32
  /// What the file was when it was opened.
  let identity: FileIdentity

  /// Opens a regular file.
  ///
  /// - Parameter place: its path with a final zero.
  convenience init(place: [CChar]) throws(InputFileError) {
    // Not waiting: a pipe nobody writes to would hold the run.
    let descriptor = open(place, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT
        ? InputFileError(id: "input.missing", message: "no such file; check the path")
        : InputFileError.unreadable(errno)
    }
    try self.init(owning: descriptor)
  }

  /// Takes over a descriptor.
  init(owning descriptor: Int32) throws(InputFileError) {
    self.descriptor = descriptor
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    identity = FileIdentity(status)
    guard isKnown else { throw .unreadable(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw InputFileError(id: "input.not-a-file", message: "not a regular file; give a file or a folder")
    }
  }

  deinit { close(descriptor) }

  /// All bytes, from the beginning.
  func bytes() throws(InputFileError) -> Data {
    let expected = Int(identity.bytes)
    var bytes = Data(count: expected + 1)
    var filled = 0
    while true {
      if filled == bytes.count { bytes.count += max(1 << 16, bytes.count / 2) }
      let got = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled, off_t(filled))
      }
      if got > 0 {
        filled += got
      } else if got == 0 {
        break
      } else if errno != EINTR {
        throw .unreadable(errno)
      }
    }
    bytes.count = filled
    return bytes
  }
}

extension InputFileError {
  static func unreadable(_ code: Int32) -> InputFileError {
    InputFileError(
      id: "input.unreadable",
      message: "cannot be read (\(String(cString: strerror(code)).lowercased())); check its permissions")
  }
}
