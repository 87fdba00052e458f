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
    var status = stat()
    guard stat(url.path(percentEncoded: false), &status) == 0 else {
      throw errno == ENOENT
        ? InputFileError(id: "input.missing", message: "no such file; check the path")
        : unreadable(errno)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw InputFileError(id: "input.not-a-file", message: "not a regular file; give a file or a folder")
    }
    do {
      return try Data(contentsOf: url)
    } catch {
      let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code
      throw unreadable(code.map(Int32.init) ?? EACCES)
    }
  }

  private static func unreadable(_ code: Int32) -> InputFileError {
    InputFileError(
      id: "input.unreadable",
      message: "cannot be read (\(String(cString: strerror(code)).lowercased())); check its permissions")
  }
}
