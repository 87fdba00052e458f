import Foundation
import Glibc

/// What a run keeps beside its records, in `.justera` of the output: journal, recognized words, lock, status.
struct StateFolder: Sendable {
  /// Its name in the output folder; no input's record can have it, since no input's path may begin so.
  static let name = ".justera"

  /// Where it lies.
  let url: URL

  init(output: URL, shard: Shard?) {
    let whole = output.appending(path: StateFolder.name)
    url = shard.map { whole.appending(path: $0.name) } ?? whole
  }

  /// The journal.
  var journal: URL { url.appending(path: "journal.sqlite") }
  /// The recognized words.
  var words: URL { url.appending(path: "words.sqlite") }
  /// The status file, JSON; it has no ending, so that nothing takes it for a record.
  var status: URL { url.appending(path: "status") }
  /// Where files lie while they are written; emptied when a run begins.
  var scratch: URL { url.appending(path: "tmp") }

  /// Makes the folder where it is missing.
  func make() throws(OutputTreeError) {
    do {
      try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    } catch {
      throw OutputTreeError(
        description: "\(url.relativePath): cannot be made; check permissions and free space")
    }
  }

  /// Takes away what a killed run left half written; only who has the lock may.
  func sweep() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: scratch.path(percentEncoded: false)))
      ?? []
    {
      unlink(scratch.appending(path: name).path(percentEncoded: false))
    }
  }

  /// The journals of shards that were run into the same output.
  var shardJournals: [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false))) ?? []
    return names.filter { $0.hasPrefix("shard-") }.sorted().map {
      url.appending(path: "\($0)/journal.sqlite")
    }
  }
}

/// A part of the documents of a run that is shared between machines: every `count`th of them, by their paths.
public struct Shard: Hashable, Sendable {
  /// Which part, from 1.
  public var index: Int
  /// How many parts there are.
  public var count: Int

  /// Reads `i/n`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], count > 0, (1...count).contains(index)
    else { return nil }
    self.index = index
    self.count = count
  }

  /// The name in files and folders: `shard-2-of-8`.
  public var name: String { "shard-\(index)-of-\(count)" }

  /// Whether a document belongs to this part: its path decides, not which others there are.
  public func contains(_ path: String) -> Bool {
    Int(Fingerprint(of: path).value % UInt64(count)) == index - 1
  }
}

/// A quick hash that is the same on every machine (FNV-1a of 64 bits, finished as in MurmurHash3).
struct Fingerprint: Hashable, Sendable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  init(of text: String) { add(text) }

  /// Takes a text in; its end counts.
  mutating func add(_ text: String) {
    for byte in text.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    state = (state ^ 0xFF) &* 0x100_0000_01B3
  }

  /// The hash.
  var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ mixed >> 33) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ mixed >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ mixed >> 33
  }
}
