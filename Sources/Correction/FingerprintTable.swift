/// A hash table from 64-bit keys to a few bytes each, laid out to be read from a mapped file.
///
/// Keys are kept as fingerprints of two or three bytes in buckets of about six: a key that is not there is taken for
/// one that is about once in ten thousand probes, or once in three million. Layout: count, bucket count and bytes of
/// a fingerprint (UInt32 each), the bucket starts (UInt32 each, one more than there are buckets), the fingerprints,
/// then one column of bytes per value.
struct FingerprintTable {
  private let bytes: MappedBytes
  /// How many keys there are.
  let count: Int
  private let buckets: UInt64
  private let width: Int
  private let fingerprints: Int
  private let columns: Int

  /// Reads a table in place; nil when the bytes are too few for what the table says of itself.
  init?(_ bytes: MappedBytes, columns: Int) {
    guard bytes.count >= 12 else { return nil }
    self.bytes = bytes
    count = Int(bytes.word(0))
    let bucketCount = Int(bytes.word(4))
    width = Int(bytes.word(8))
    guard bucketCount > 0, width == 2 || width == 3 else { return nil }
    buckets = UInt64(bucketCount)
    fingerprints = 12 + 4 * (bucketCount + 1)
    self.columns = fingerprints + width * count
    guard bytes.count >= self.columns + columns * count else { return nil }
  }

  /// The key's place in the columns; nil when the key is not there.
  @inline(__always) func find(_ key: UInt64) -> Int? {
    let hash = Letters.mix(key)
    let bucket = Int(((hash >> 32) &* buckets) >> 32)
    let low = UInt16(truncatingIfNeeded: hash)
    let high = UInt8(truncatingIfNeeded: hash >> 16)
    var index = Int(bytes.word(12 + 4 * bucket))
    let end = Int(bytes.word(16 + 4 * bucket))
    while index < end {
      let place = fingerprints + width * index
      if bytes.half(place) == low, width == 2 || bytes.byte(place + 2) == high { return index }
      index += 1
    }
    return nil
  }

  /// A key's value in one column.
  @inline(__always) func value(_ index: Int, column: Int) -> UInt8 {
    bytes.byte(columns + column * count + index)
  }

  /// Lays out a table.
  ///
  /// - Parameters:
  ///   - keys: The keys, each once.
  ///   - values: The columns, each as long as the keys.
  ///   - width: The bytes of a fingerprint, 2 or 3.
  static func build(keys: [UInt64], values: [[UInt8]], width: Int) -> [UInt8] {
    let bucketCount = max(1, keys.count / 6)
    let order = keys.indices
      .map { (hash: Letters.mix(keys[$0]), index: $0) }
      .sorted { ($0.hash, keys[$0.index]) < ($1.hash, keys[$1.index]) }
    var starts = [UInt32](repeating: 0, count: bucketCount + 1)
    for entry in order {
      starts[Int(((entry.hash >> 32) &* UInt64(bucketCount)) >> 32) + 1] += 1
    }
    for bucket in 0..<bucketCount { starts[bucket + 1] += starts[bucket] }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(12 + 4 * starts.count + (width + values.count) * keys.count)
    bytes.append(number: UInt32(keys.count))
    bytes.append(number: UInt32(bucketCount))
    bytes.append(number: UInt32(width))
    for start in starts { bytes.append(number: start) }
    for entry in order {
      bytes.append(number: UInt16(truncatingIfNeeded: entry.hash))
      if width == 3 { bytes.append(UInt8(truncatingIfNeeded: entry.hash >> 16)) }
    }
    for column in values {
      for entry in order { bytes.append(column[entry.index]) }
    }
    return bytes
  }
}
