import CTesseract

extension GreyImage {
  /// How many times wider a page is than what is recognized of it.
  static let narrowing = 8.0 / 7

  /// The image seven eighths as wide, each pixel the mean of what it covers; nil where there is no memory.
  ///
  /// Recognition takes a step for every so many columns of a line: as many fewer as there are fewer columns. Print has
  /// its accents and its small strokes one above the other, and letters somewhat narrower are read as well. (Narrower
  /// still, a 7 is read as 1.)
  func narrowed() -> GreyImage? {
    let columns = max(1, width * 7 / 8)
    guard let narrow = pixCreateNoInit(Int32(columns), Int32(height), 8),
      let source = pixGetData(pix), let target = pixGetData(narrow)
    else { return nil }
    let (wordsPerLine, wordsPerNarrowLine) = (Int(pixGetWpl(pix)), Int(pixGetWpl(narrow)))
    let groups = (width + 7) / 8
    let room = UnsafeMutablePointer<UInt16>.allocate(
      capacity: 4 * wordsPerLine + 8 + max(7 * groups, 4 * wordsPerNarrowLine))
    defer { room.deallocate() }
    let line = room + 4 * wordsPerLine + 8
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
      for x in width..<(8 * groups) { room[x] = room[width - 1] }
      // Of eight pixels each of the seven takes one and a seventh.
      for group in 0..<groups {
        let (eight, seven) = (room + 8 * group, line + 7 * group)
        for place in 0..<7 {
          let (first, second) = (UInt16(7 - place), UInt16(place + 1))
          seven[place] = (first * eight[place] + second * eight[place + 1] + 4) >> 3
        }
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
