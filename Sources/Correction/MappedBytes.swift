/// A part of the model file, read in place.
///
/// Lives only inside `LanguageModel.withView`, which keeps the bytes alive; every access is checked.
@safe struct MappedBytes {
  private let base: UnsafeRawBufferPointer

  init(_ base: UnsafeRawBufferPointer) { unsafe self.base = base }

  /// How many bytes there are.
  var count: Int { unsafe base.count }

  /// A part of these bytes.
  func part(_ range: Range<Int>) -> MappedBytes {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe MappedBytes(UnsafeRawBufferPointer(rebasing: base[range]))
  }

  /// The byte at an offset.
  @inline(__always) func byte(_ offset: Int) -> UInt8 {
    precondition(offset >= 0 && offset < count)
    return unsafe base[offset]
  }

  /// The 16-bit number at an offset, little-endian.
  @inline(__always) func half(_ offset: Int) -> UInt16 {
    precondition(offset >= 0 && offset + 2 <= count)
    return unsafe UInt16(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
  }

  /// The 32-bit number at an offset, little-endian.
  @inline(__always) func word(_ offset: Int) -> UInt32 {
    precondition(offset >= 0 && offset + 4 <= count)
    return unsafe UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// The 64-bit number at an offset, little-endian.
  @inline(__always) func long(_ offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset + 8 <= count)
    return unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}

extension [UInt8] {
  /// Appends a number, little-endian.
  mutating func append(number: some FixedWidthInteger) {
    var rest = UInt64(truncatingIfNeeded: number)
    for _ in 0..<(type(of: number).bitWidth / 8) {
      append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }
}
