import Foundation

/// Any JSON, read leniently: records and truths may come from elsewhere and lack keys.
enum JSONNode: Decodable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONNode])
  case object([String: JSONNode])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let string = try? container.decode(String.self) {
      self = .string(string)
    } else if let object = try? container.decode([String: JSONNode].self) {
      self = .object(object)
    } else if let array = try? container.decode([JSONNode].self) {
      self = .array(array)
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else {
      self = .number(try container.decode(Double.self))
    }
  }

  /// The value of a key; null where there is none.
  subscript(key: String) -> JSONNode {
    guard case .object(let members) = self else { return .null }
    return members[key] ?? .null
  }

  /// The string, where this is one.
  var string: String? {
    guard case .string(let string) = self else { return nil }
    return string
  }

  /// The string, where this is one with something in it.
  var text: String? { string.flatMap { $0.isEmpty ? nil : $0 } }

  /// The elements of an array; none for anything else.
  var list: [JSONNode] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  /// What stands under `key` where this is an object, else the string itself.
  func string(under key: String) -> String? {
    if case .object = self { return self[key].string }
    return string
  }

  /// The number written as an integer, as a year.
  var integer: Int? {
    switch self {
    case .number(let number): Int(exactly: number)
    case .string(let string): Int(string)
    default: nil
    }
  }
}
