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
    var compact = Data(capacity: json.count)
    var isInString = false
    var isEscaped = false
    for byte in json {
      if isInString {
        compact.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
        compact.append(byte)
      } else if ![0x20, 0x09, 0x0A, 0x0D].contains(byte) {
        compact.append(byte)
      }
    }
    return compact
  }
}
