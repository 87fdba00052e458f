public import Foundation

/// Where the repository and what tests read lie.
public enum Repository {
  /// The top folder of the checkout.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The project's own fixtures.
  public static let fixtures = root.appending(path: "fixtures")

  /// The folder of real papers beside the checkout; nil where it is not there, and tests that need it skip.
  public static let shared: URL? = {
    let url = root.deletingLastPathComponent().appending(path: "shared")
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }()
}
