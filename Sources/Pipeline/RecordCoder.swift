public import Foundation
public import Minutes

/// Writes records as JSON: sorted keys, so that the same record gives the same bytes.
public enum RecordCoder {
  /// The bytes of a record for a file of its own: indented, with a final newline.
  public static func data(_ record: Record) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(record) + Data("\n".utf8)
  }

  /// One value as one line of JSON, without a newline.
  public static func line(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
  }

  /// Takes the white space between the tokens of a JSON text away, so that it fits on one line.
  ///
  /// The text is not parsed: bytes inside strings are kept as they are.
  public static func compact(_ json: Data) -> Data {
    let bytes = [UInt8](unsafeUninitializedCapacity: json.count) { compact, count in
      var isInString = false
      var isEscaped = false
      for byte in json {
        if isInString {
          if isEscaped {
            isEscaped = false
          } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
          } else if byte == UInt8(ascii: "\"") {
            isInString = false
          }
        } else if byte == UInt8(ascii: "\"") {
          isInString = true
        } else if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
          continue
        }
        compact[count] = byte
        count += 1
      }
    }
    return Data(bytes)
  }

  /// The bytes of a record for the same document at another path; nil where they cannot be made of the old ones
  /// without reading the document again.
  static func data(_ bytes: Data, movedTo path: String, wordsFiles: [String] = []) -> Data? {
    guard var record = try? JSONDecoder().decode(Record.self, from: bytes), let again = try? data(record),
      again == bytes
    else { return nil }
    record.source.path = path
    guard record.source.wordsFiles?.count ?? 0 == wordsFiles.count else { return nil }
    for (index, path) in wordsFiles.enumerated() { record.source.wordsFiles?[index].path = path }
    return try? data(record)
  }
}
