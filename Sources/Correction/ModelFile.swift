import Foundation

/// The layout of a model file: a header, a list of parts, the parts.
struct ModelFile {
  /// The parts of a model.
  enum Part: UInt32, CaseIterable {
    /// UTF-8 lines that say what the model was made of.
    case about
    /// The lexicon's buckets.
    case directory
    /// The lexicon's letters.
    case letters
    /// The lexicon's attributes.
    case attributes
    /// Pairs of words.
    case pairs
    /// Triples of words.
    case triples
    /// Sequences of letters.
    case sequences
    /// What reading does to letters.
    case channel
    /// Totals, 64 bits each: bearers of given names, of family names, people in places, prefixes, suffixes.
    case totals
    /// The words that differ by their marks alone, with their sets.
    case confusions
    /// What their surroundings say.
    case surroundings
    /// The class of each word, by its neighbours: one byte each.
    case classes
    /// How much likelier a word of one class is after one of another than elsewhere, where the two were not met: one
    /// byte for each two classes, in steps of a sixteenth of the logarithm from 128.
    case classPairs
  }

  static let magic: [UInt8] = Array("JUSTERAM".utf8)
  static let version: UInt32 = 4

  private var ranges: [Range<Int>]

  /// Reads the header.
  init(_ bytes: MappedBytes) throws(ModelError) {
    guard bytes.count >= 16, Self.magic.indices.allSatisfy({ bytes.byte($0) == Self.magic[$0] }) else {
      throw .notAModel
    }
    guard bytes.word(8) == Self.version else {
      throw .version(found: Int(bytes.word(8)), expected: Int(Self.version))
    }
    let count = Int(bytes.word(12))
    guard count == Part.allCases.count, bytes.count >= 16 + 16 * count else {
      throw .truncated(part: "header")
    }
    ranges = []
    for part in Part.allCases {
      let start = bytes.long(16 + 16 * Int(part.rawValue))
      let length = bytes.long(24 + 16 * Int(part.rawValue))
      guard start <= UInt64(bytes.count), length <= UInt64(bytes.count) - start else {
        throw .truncated(part: "\(part)")
      }
      ranges.append(Int(start)..<Int(start + length))
    }
  }

  /// Where a part lies.
  func range(_ part: Part) -> Range<Int> { ranges[Int(part.rawValue)] }

  /// Lays out a file.
  static func build(_ parts: [Part: [UInt8]]) -> Data {
    var header = magic
    header.append(number: version)
    header.append(number: UInt32(Part.allCases.count))
    var start = (16 + 16 * Part.allCases.count + 63) & ~63
    var body: [UInt8] = []
    for part in Part.allCases {
      let bytes = parts[part] ?? []
      header.append(number: UInt64(start))
      header.append(number: UInt64(bytes.count))
      body += bytes
      let padding = (64 - bytes.count % 64) % 64
      body += [UInt8](repeating: 0, count: padding)
      start += bytes.count + padding
    }
    header += [UInt8](repeating: 0, count: (64 - header.count % 64) % 64)
    return Data(header + body)
  }
}
