extension Array {
  /// The index of the first element that a condition holds for, where it holds for all that follow; the count where it
  /// holds for none.
  func partition(_ holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
