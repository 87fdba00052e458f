import Yams

/// Why a configuration was refused.
public struct ConfigurationError: Error, Hashable, CustomStringConvertible {
  /// The key's path, as in `reading.dpi`; empty where the file as a whole is wrong.
  public var path: String
  /// What is wrong and what is allowed.
  public var message: String

  /// The path and what is wrong.
  public var description: String { path.isEmpty ? message : "\(path): \(message)" }
}

/// Reads the values of a YAML tree by their paths, the user's before the default's, and refuses wrong ones.
struct ConfigurationReader {
  private let defaults: [String: Node]
  private let overrides: [String: Node]

  /// Reads two YAML texts: the defaults, and what the user wrote over them.
  ///
  /// - Throws: `ConfigurationError` for bad YAML and for a key that the defaults do not have.
  init(defaults: String, overrides: String) throws(ConfigurationError) {
    self.defaults = try ConfigurationReader.leaves(of: defaults)
    let sections = Set(self.defaults.keys.map { ConfigurationReader.parent(of: $0) })
    // A section that holds nothing but comments is no key.
    self.overrides = try ConfigurationReader.leaves(of: overrides).filter { path, node in
      !(node.null != nil && sections.contains(path))
    }
    for path in self.overrides.keys.sorted() where self.defaults[path] == nil {
      throw unknownKey(path, sections: sections)
    }
  }

  /// A whole number within a range.
  func int(_ path: String, in range: ClosedRange<Int>) throws(ConfigurationError) -> Int {
    guard let value = try node(path).int, range.contains(value) else {
      throw wrong(path, allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// A number within a range.
  func double(_ path: String, in range: ClosedRange<Double>) throws(ConfigurationError) -> Double {
    guard let value = try node(path).float, range.contains(value) else {
      throw wrong(path, allowed: "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// Yes or no.
  func bool(_ path: String) throws(ConfigurationError) -> Bool {
    guard let value = try node(path).bool else { throw wrong(path, allowed: "true or false") }
    return value
  }

  /// A text; the empty one means none where `allowsEmpty` is set.
  func string(_ path: String, allowsEmpty: Bool = false) throws(ConfigurationError) -> String {
    let node = try node(path)
    if allowsEmpty, node.null != nil { return "" }
    guard let value = node.string, allowsEmpty || !value.isEmpty else { throw wrong(path, allowed: "a text") }
    return value
  }

  /// A list of texts.
  func strings(_ path: String) throws(ConfigurationError) -> [String] {
    let node = try node(path)
    guard let values = node.sequence?.map(\.string) else { throw wrong(path, allowed: "a list of texts") }
    return try values.map { value throws(ConfigurationError) in
      guard let value else { throw wrong(path, allowed: "a list of texts") }
      return value
    }
  }

  /// Every key with the value in force, one a line, sorted: the same settings give the same text.
  ///
  /// - Parameter except: keys, or the beginnings of their paths, that are left out.
  func canonical(except: [String]) -> String {
    canonical(defaults.keys.filter { path in !except.contains { path == $0 || path.hasPrefix($0 + ".") } })
  }

  /// The keys of one section with the values in force, as `canonical(except:)` writes them.
  func canonical(under section: String) -> String {
    canonical(defaults.keys.filter { $0.hasPrefix(section + ".") })
  }

  private func canonical(_ paths: [String]) -> String {
    paths.sorted().map { path in
      let node = overrides[path] ?? defaults[path]
      let value =
        node?.sequence.map { $0.map { $0.string ?? "" }.joined(separator: ",") } ?? node?.string ?? ""
      return "\(path)=\(value)\n"
    }.joined()
  }

  private func node(_ path: String) throws(ConfigurationError) -> Node {
    guard let node = overrides[path] ?? defaults[path] else {
      throw ConfigurationError(path: path, message: "missing from the default pipeline.yml")
    }
    return node
  }

  private func wrong(_ path: String, allowed: String) -> ConfigurationError {
    let given = (overrides[path] ?? defaults[path])?.string.map { "'\($0)'" } ?? "this value"
    return ConfigurationError(path: path, message: "\(given) is not allowed; give \(allowed)")
  }

  private func unknownKey(_ path: String, sections: Set<String>) -> ConfigurationError {
    let parent = ConfigurationReader.parent(of: path)
    let siblings = defaults.keys.filter { ConfigurationReader.parent(of: $0) == parent }
    let allowed = siblings.isEmpty ? sections.subtracting([""]) : Set(siblings)
    return ConfigurationError(
      path: path, message: "no such key; allowed here: \(allowed.sorted().joined(separator: ", "))")
  }

  private static func parent(of path: String) -> String {
    path.lastIndex(of: ".").map { String(path[..<$0]) } ?? ""
  }

  /// Every value of a YAML text by its path; lists are values.
  private static func leaves(of yaml: String) throws(ConfigurationError) -> [String: Node] {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw ConfigurationError(path: "", message: "not valid YAML: \(error)")
    }
    guard let root, root.null == nil else { return [:] }
    guard root.mapping != nil else {
      throw ConfigurationError(path: "", message: "the file must hold sections of keys, as pipeline.yml does")
    }
    var leaves: [String: Node] = [:]
    func collect(_ node: Node, _ path: String) {
      guard let mapping = node.mapping else {
        leaves[path] = node
        return
      }
      for (key, value) in mapping {
        let name = key.string ?? "?"
        collect(value, path.isEmpty ? name : "\(path).\(name)")
      }
    }
    collect(root, "")
    return leaves
  }
}
