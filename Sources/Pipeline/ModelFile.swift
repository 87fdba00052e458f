import Correction
public import Foundation
import Scanning

/// Why there is no model.
public struct ModelFileError: Error, Hashable, CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String
}

/// The correction model's file, mapped into memory.
public struct ModelFile: Sendable {
  /// The name of the file that comes with Justera.
  static let name = "swedish.model"

  /// The model.
  let languageModel: LanguageModel
  private let data: Data

  /// Maps a model file.
  ///
  /// - Parameter path: the file; nil for the one that comes with Justera.
  /// - Throws: `ModelFileError`.
  init(path: String?) throws(ModelFileError) {
    guard let url = path.map({ URL(filePath: $0) }) ?? ModelFile.shipped else {
      throw ModelFileError(
        description: "no \(ModelFile.name) beside the program; reinstall, or give correction.model")
    }
    let name = url.lastPathComponent
    do {
      data = try Data(contentsOf: url, options: .alwaysMapped)
      languageModel = try LanguageModel(data: data)
    } catch let error as ModelError {
      throw ModelFileError(description: "\(name): \(error)")
    } catch {
      throw ModelFileError(description: "\(name): cannot be read; check correction.model")
    }
  }

  /// `sha256:` and the hash of the file; the whole file is read for it.
  var fingerprint: String { "sha256:" + ContentHash.sha256(of: data) }

  /// The model that comes with Justera: beside the program, or in `share/justera` of its installation.
  public static var shipped: URL? {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let places = [
      program.appending(path: "justera_Pipeline.resources/\(name)"),
      program.deletingLastPathComponent().appending(path: "share/justera/\(name)"),
    ]
    return places.first { FileManager.default.fileExists(atPath: $0.path(percentEncoded: false)) }
  }
}
