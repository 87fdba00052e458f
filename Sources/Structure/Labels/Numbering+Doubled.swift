extension Numbering {
  /// Adds the item before one of the same number: `1. Mötets öppnande` over `1. Val av justerare`.
  ///
  /// A heading by its looks, in the column of the other, with no other number between the two: a list inside the
  /// item before, or the printed agenda, has its own numbers there.
  mutating func findDoubled(_ lines: [LayoutLine]) {
    let order = items.keys.sorted()
    guard order.count > 2 else { return }
    for (place, line) in order.enumerated() {
      guard let marker = items[line], marker.values.count == 1, marker.cost < 0.2, !marker.rest.isEmpty else {
        continue
      }
      let lower = place > 0 ? order[place - 1] + 1 : 0
      let numbered = (lower..<line).reversed().lazy.filter { index in
        !lines[index].isFurniture && lines[index].markers.contains { !$0.values.isEmpty && $0.cost < 0.5 }
      }
      guard let index = numbered.first, line - index <= 12, lines[index].page >= lines[line].page - 1,
        let double = lines[index].markers.first, double.values == marker.values, double.style == marker.style,
        double.cost < 0.2, abs(lines[index].indent - lines[line].indent) <= 2, !lines[index].isCode,
        lines[index].headingLevel == lines[line].headingLevel, double.rest.first?.isUppercase == true,
        double.rest.count < 60, double.rest.last?.isLetter == true,
        double.rest.likeness(to: marker.rest) < 0.6,
        // The first number of a list would come twice in a list that goes on from it.
        place == 0 || numbered.dropFirst().first == nil
      else { continue }
      items[index] = double
    }
  }
}
