public import Foundation

/// The published schema of ALTO 4, which lies in docs/schema/alto.
public enum AltoSchema {
  private static let validator = URL(filePath: "/usr/bin/xmllint")

  /// Whether there is something to check with.
  public static let canCheck = FileManager.default.isExecutableFile(atPath: validator.path)

  /// What the schema finds wrong in a document; nil where it is valid.
  public static func faults(in document: Data) throws -> String? {
    let scratch = try TemporaryFolder()
    let file = try scratch.write(document, to: "document.xml")
    let messages = try scratch.write(Data(), to: "messages")
    let schema = Repository.root.appending(path: "docs/schema/alto")
    // The schema takes another in by its address; the catalogue says that it lies beside it.
    let child = try Child(
      validator,
      ["--noout", "--nonet", "--schema", schema.appending(path: "alto-4-3.xsd").path, file.path],
      environment: ["XML_CATALOG_FILES": schema.appending(path: "catalog.xml").path], error: messages)
    let code = child.wait()
    return code == 0 ? nil : try String(decoding: Data(contentsOf: messages), as: UTF8.self)
  }
}
