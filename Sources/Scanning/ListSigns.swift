import CTesseract
import Minutes

/// Tells by their shape the signs that begin the items of a list: the reader takes a bullet for a plus sign and a
/// faint dash for a bracket, and believes neither.
enum ListSigns {
  /// Names the first signs of runs by what they look like on the image.
  static func name(in runs: inout [WordRun], of image: borrowing GreyImage) {
    for index in runs.indices {
      guard runs[index].words.count > 1, let first = runs[index].words.first,
        let sign = sign(first, height: runs[index].height, of: image), sign != first.text
      else { continue }
      runs[index].words[0].text = sign
      runs[index].words[0].choices = []
      runs[index].words[0].confidence = max(first.confidence ?? 0, sure)
    }
  }

  /// What a lone sign is by its shape; nil where it is neither a dash nor a bullet.
  private static func sign(_ word: PlacedWord, height: Double, of image: borrowing GreyImage) -> String? {
    let scalars = word.text.unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first, !("0"..."9").contains(scalar) else { return nil }
    let (width, tall) = ((word.right - word.left) / height, (word.bottom - word.top) / height)
    if dashes.contains(scalar), tall <= 0.3, width >= 1.2 * tall, width <= 0.8 {
      return "–—".unicodeScalars.contains(scalar) ? word.text : "-"
    }
    let isSquare = (0.75...1.35).contains(width / max(tall, 0.01))
    guard bullets.contains(scalar), isSquare, (0.2...0.6).contains(tall), image.darkness(of: word.box) >= 0.6
    else { return nil }
    return "•"
  }

  /// What faint dashes and bullets are read as.
  private static let dashes = Set("-–—=>«»~_<+".unicodeScalars)
  private static let bullets = Set("+»«*e°oO@¢¤\"”.•öØ&".unicodeScalars)
  /// The confidence in a sign that has its shape.
  private static let sure = 0.8
}

extension GreyImage {
  /// How dark a part of the image is between its lightest and darkest pixel, 0 to 1.
  fileprivate func darkness(of box: Minutes.Box) -> Double {
    var (sum, count, darkest, lightest) = (0.0, 0.0, 255.0, 0.0)
    for y in max(0, box.top - 2)..<min(height, box.bottom + 2) {
      for x in max(0, box.left - 2)..<min(width, box.right + 2) {
        var value: UInt32 = 0
        pixGetPixel(pix, Int32(x), Int32(y), &value)
        let grey = Double(value)
        (darkest, lightest) = (min(darkest, grey), max(lightest, grey))
        if y >= box.top, y < box.bottom, x >= box.left, x < box.right {
          (sum, count) = (sum + grey, count + 1)
        }
      }
    }
    guard count > 0, lightest - darkest > 40 else { return 0 }
    return (lightest - sum / count) / (lightest - darkest)
  }
}
