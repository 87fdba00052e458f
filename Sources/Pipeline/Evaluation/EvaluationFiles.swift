import Foundation

/// Finds and reads the files of an evaluation.
enum EvaluationFiles {
  static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// Refuses a path that leads nowhere.
  static func require(_ url: URL, _ role: String) throws(EvaluationError) {
    if !FileManager.default.fileExists(atPath: url.path) {
      throw EvaluationError(
        description: "\(url.relativePath): no such file or folder; give the \(role)")
    }
  }

  /// The names in a folder, sorted.
  static func names(in folder: URL) throws(EvaluationError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    } catch {
      throw EvaluationError(
        description: "\(folder.relativePath): the folder cannot be read; check its permissions")
    }
  }

  static func bytes(_ url: URL) throws(EvaluationError) -> Data {
    do {
      return try InputFile.bytes(of: url)
    } catch {
      throw EvaluationError(description: "\(url.relativePath): \(error.message)")
    }
  }

  static func json(_ url: URL) throws(EvaluationError) -> JSONNode {
    let bytes = try bytes(url)
    do {
      return try JSONDecoder().decode(JSONNode.self, from: bytes)
    } catch {
      throw EvaluationError(description: "\(url.relativePath): not JSON; give a truth or a record")
    }
  }
}
