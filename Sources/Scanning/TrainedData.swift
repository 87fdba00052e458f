import Foundation

/// A file of Tesseract's trained data, its parts read by themselves.
///
/// The file is a table of offsets and the parts behind it (`TessdataManager` in Tesseract's sources).
struct TrainedData {
  /// The parts that are used here, by their places in the table.
  private enum Part: Int, CaseIterable {
    case configuration = 0
    case network = 17
    case characters = 21
    case recoder = 22
    case version = 23
  }

  private var parts: [Part: Data] = [:]
  private let count: Int

  /// Reads the parts that recognition without a word list needs; nil where there is no such file or it is broken.
  init?(language: String, folder: String) {
    let path = URL(filePath: folder).appending(path: language + ".traineddata")
    guard let file = try? FileHandle(forReadingFrom: path) else { return nil }
    defer { try? file.close() }
    guard let size = try? file.seekToEnd(), let head = TrainedData.read(file, 0..<4), head.count == 4 else {
      return nil
    }
    count = Int(TrainedData.number(head[...]))
    guard (24...100).contains(count), let table = TrainedData.read(file, 4..<UInt64(4 + 8 * count)),
      table.count == 8 * count
    else { return nil }
    let offsets = (0..<count).map { TrainedData.number(table.dropFirst(8 * $0).prefix(8)) }
    for part in Part.allCases {
      let start = offsets[part.rawValue]
      // Offsets of parts that are missing are -1.
      guard start <= size else { continue }
      let end = offsets[(part.rawValue + 1)...].first { $0 <= size } ?? size
      guard end > start, end - start < 200_000_000 else { continue }
      parts[part] = TrainedData.read(file, start..<end)
    }
    guard parts[.network] != nil, parts[.characters] != nil, parts[.recoder] != nil else { return nil }
  }

  /// The file without its word lists, which are nearly all of it.
  var withoutWordLists: Data {
    var offsets = [Int64](repeating: -1, count: count)
    var body = Data()
    for part in Part.allCases {
      guard let data = parts[part] else { continue }
      offsets[part.rawValue] = Int64(4 + 8 * count + body.count)
      body.append(data)
    }
    var file = Data()
    withUnsafeBytes(of: UInt32(count).littleEndian) { file.append(contentsOf: $0) }
    for offset in offsets { withUnsafeBytes(of: offset.littleEndian) { file.append(contentsOf: $0) } }
    return file + body
  }

  /// The characters that the network can write: the first word of each line but the first.
  var alphabet: Set<Unicode.Scalar> {
    let text = String(decoding: parts[.characters] ?? Data(), as: UTF8.self)
    let names = text.split(separator: "\n").dropFirst().compactMap { $0.split(separator: " ").first }
    return Set(names.compactMap { $0.unicodeScalars.count == 1 ? $0.unicodeScalars.first : nil })
  }

  private static func read(_ file: FileHandle, _ range: Range<UInt64>) -> Data? {
    guard (try? file.seek(toOffset: range.lowerBound)) != nil else { return nil }
    return try? file.read(upToCount: range.count)
  }

  /// A number, low byte first.
  private static func number(_ bytes: Data) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
