/// Room for the pixels of a drawn page, used again for the next: taking that much from the system anew for each page
/// takes longer than turning its pixels grey.
final class DrawingBuffer {
  private var pixels = UnsafeMutableRawBufferPointer(start: nil, count: 0)

  /// Room for so many bytes; what is in it is left from before.
  func bytes(_ count: Int) -> UnsafeMutablePointer<UInt8>? {
    if pixels.count < count {
      pixels.deallocate()
      pixels = .allocate(byteCount: count, alignment: 16)
    }
    return pixels.baseAddress?.assumingMemoryBound(to: UInt8.self)
  }

  deinit { pixels.deallocate() }
}
