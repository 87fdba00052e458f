public import Correction
public import Foundation
public import Scanning

/// The whole configuration: `pipeline.yml`, and what the user wrote over it.
///
/// Defaults stand in `pipeline.yml` at the top of the repository and nowhere else; it is built into the program.
public struct Configuration: Sendable {
  /// What the user wrote over the defaults, as YAML.
  public let yaml: String
  /// Patterns of the files to take.
  public let include: [String]
  /// Patterns of the files to leave.
  public let exclude: [String]
  /// How pages become words.
  public let reading: ReadingSettings
  /// Whether words are corrected.
  public let correctionEnabled: Bool
  /// The model file; nil for the one that comes with Justera.
  public let modelPath: String?
  /// What the user knows better than the model.
  public let lexicon: UserLexicon
  /// When a correction is applied or suggested.
  public let correction: CorrectionSettings
  /// Whether personal identity numbers are masked in records.
  public let maskPersonalNumbers: Bool
  /// A page read with less confidence gets a warning, 0 to 1.
  public let lowConfidence: Double
  /// How many workers; 0 for one on each core.
  public let jobs: Int
  /// Seconds a document may take for each page.
  public let secondsPerPage: Int
  /// Seconds a worker may spend on a document in all.
  public let secondsPerDocument: Int
  /// The most memory a worker may take, in megabytes of address space.
  public let memoryMegabytes: Int
  /// Documents a worker does before it is replaced.
  public let recycle: Int
  /// Whether a run ends where the kernel lacks a part of the workers' sandbox.
  public let requireSandbox: Bool
  /// The most recognized words kept between runs, in megabytes.
  public let cacheMegabytes: Int
  /// The share of failed documents above which a run stops by itself, 0 to 1.
  public let failureShare: Double
  /// How many documents must have been tried before it does.
  public let failureMinimum: Int
  /// `sha256:` and the hash of all that can change a record: the same fingerprint, the same records.
  public let fingerprint: String

  /// The hash of all that can change how a page is read.
  let readingFingerprint: String

  /// The defaults, as YAML.
  public static let defaultYAML = String(decoding: PackageResources.pipeline_yml, as: UTF8.self)

  /// Reads a configuration.
  ///
  /// - Parameters:
  ///   - yaml: what is to differ from the defaults; empty for nothing.
  ///   - folder: where paths that are not absolute begin; nil for the current folder.
  ///   - lexicon: the user's lexicon in place of the one that the configuration names; nil for that one.
  /// - Throws: `ConfigurationError` with the path of the key that is wrong and what is allowed there.
  public init(
    yaml: String = "", folder: URL? = nil, lexicon: UserLexicon? = nil
  ) throws(ConfigurationError) {
    let reader = try ConfigurationReader(defaults: Configuration.defaultYAML, overrides: yaml)
    self.yaml = yaml
    include = try reader.strings("input.include")
    exclude = try reader.strings("input.exclude")
    reading = try ReadingSettings(reader)
    correctionEnabled = try reader.bool("correction.enabled")
    let model = try reader.string("correction.model", allowsEmpty: true)
    modelPath = model.isEmpty ? nil : model
    if let lexicon { self.lexicon = lexicon } else { self.lexicon = try reader.lexicon(in: folder) }
    correction = try CorrectionSettings(reader)
    maskPersonalNumbers = try reader.bool("structure.maskPersonalNumbers")
    lowConfidence = try reader.double("check.lowConfidence", in: 0...1)
    jobs = try reader.int("batch.jobs", in: 0...1024)
    secondsPerPage = try reader.int("batch.secondsPerPage", in: 1...86_400)
    secondsPerDocument = try reader.int("batch.secondsPerDocument", in: 1...1_000_000)
    memoryMegabytes = try reader.int("batch.memoryMegabytes", in: 256...1_000_000)
    recycle = try reader.int("batch.recycle", in: 1...1_000_000)
    requireSandbox = try reader.bool("batch.requireSandbox")
    cacheMegabytes = try reader.int("batch.cacheMegabytes", in: 0...100_000_000)
    failureShare = try reader.double("batch.failureShare", in: 0...1)
    failureMinimum = try reader.int("batch.failureMinimum", in: 1...1_000_000_000)
    var telling = reader.canonical(except: ["input", "batch", "correction.model", "correction.lexicon"])
    // What the lexicon says counts, not where it lies.
    if !self.lexicon.isEmpty { telling += "lexicon\n" + self.lexicon.canonicalText }
    readingFingerprint = ContentHash.sha256(of: Data(reader.canonical(under: "reading").utf8))
    fingerprint = "sha256:" + ContentHash.sha256(of: Data(telling.utf8))
  }

  /// Reads a configuration file.
  ///
  /// - Parameters:
  ///   - file: the file, in YAML; what it leaves out keeps its default.
  ///   - lexicon: the user's lexicon in place of the one that the file names; nil for that one.
  /// - Throws: `ConfigurationError`; its message tells what is wrong with the file.
  public init(file: URL, lexicon: UserLexicon? = nil) throws(ConfigurationError) {
    try self.init(
      yaml: Self.text(of: file), folder: file.deletingLastPathComponent(), lexicon: lexicon)
  }

  /// The path of the lexicon that a configuration file names; nil where it names none.
  ///
  /// The lexicon itself is not read, so that one may be named before it is there.
  ///
  /// - Throws: `ConfigurationError`.
  public static func lexiconPath(in file: URL) throws(ConfigurationError) -> String? {
    let reader = try ConfigurationReader(defaults: defaultYAML, overrides: text(of: file))
    return try reader.lexiconPath(in: file.deletingLastPathComponent())
  }

  private static func text(of file: URL) throws(ConfigurationError) -> String {
    let data: Data
    do {
      data = try InputFile.bytes(of: file)
    } catch {
      throw ConfigurationError(path: "", message: error.message)
    }
    guard let yaml = String(data: data, encoding: .utf8) else {
      throw ConfigurationError(path: "", message: "not UTF-8 text; save it as UTF-8")
    }
    return yaml
  }
}
