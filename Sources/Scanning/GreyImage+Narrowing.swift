import CTesseract

extension GreyImage {
  /// How many times wider a page is than what is recognized of it.
  static let narrowing = 6.0 / 5

  /// The image five sixths as wide, each pixel the mean of what it covers; nil where there is no memory.
  ///
  /// Recognition takes a step for every so many columns of a line: as many fewer as there are fewer columns. Print has
  /// its accents and its small strokes one above the other, and letters narrower than usual are read as well.
  func narrowed() -> GreyImage? {
    let columns = max(1, width * 5 / 6)
    guard let narrow = pixCreateNoInit(Int32(columns), Int32(height), 8),
      let source = pixGetData(pix), let target = pixGetData(narrow)
    else { return nil }
    let (wordsPerLine, wordsPerNarrowLine) = (Int(pixGetWpl(pix)), Int(pixGetWpl(narrow)))
    let groups = (width + 5) / 6
    let room = UnsafeMutablePointer<UInt16>.allocate(
      capacity: 4 * wordsPerLine + 6 + max(5 * groups, 4 * wordsPerNarrowLine))
    defer { room.deallocate() }
    let line = room + 4 * wordsPerLine + 6
    for y in 0..<height {
      let (row, narrowRow) = (source + y * wordsPerLine, target + y * wordsPerNarrowLine)
      // Leptonica packs four pixels a word, the leftmost in the highest byte.
      for word in 0..<wordsPerLine {
        let value = row[word]
        room[4 * word] = UInt16(truncatingIfNeeded: value >> 24)
        room[4 * word + 1] = UInt16(truncatingIfNeeded: (value >> 16) & 0xFF)
        room[4 * word + 2] = UInt16(truncatingIfNeeded: (value >> 8) & 0xFF)
        room[4 * word + 3] = UInt16(truncatingIfNeeded: value & 0xFF)
      }
      for x in width..<(6 * groups) { room[x] = room[width - 1] }
      // Of six pixels each of the five takes one and a fifth.
      for group in 0..<groups {
        let (six, five) = (room + 6 * group, line + 5 * group)
        five[0] = (5 * six[0] + six[1] + 3) / 6
        five[1] = (4 * six[1] + 2 * six[2] + 3) / 6
        five[2] = (six[2] + six[3] + 1) / 2
        five[3] = (2 * six[3] + 4 * six[4] + 3) / 6
        five[4] = (six[4] + 5 * six[5] + 3) / 6
      }
      for x in columns..<(4 * wordsPerNarrowLine) { line[x] = 0 }
      for word in 0..<wordsPerNarrowLine {
        let four = line + 4 * word
        narrowRow[word] =
          UInt32(four[0]) << 24 | UInt32(four[1]) << 16 | UInt32(four[2]) << 8 | UInt32(four[3])
      }
    }
    return GreyImage(owning: narrow, dpi: dpi)
  }
}
