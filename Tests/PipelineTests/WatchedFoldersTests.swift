import Foundation
import Testing

@testable import Pipeline

@Suite struct WatchedFoldersTests {
  private func item(_ path: String, bytes: Int64) -> InputItem {
    var item = InputItem(file: URL(filePath: path), path: path)
    item.identity = FileIdentity(bytes: bytes, changed: 1, inode: 1)
    return item
  }

  @Test func takesAFileWhenItHasBeenStill() {
    var watched = WatchedFolders(settle: .seconds(10))
    let start = ContinuousClock.now
    func look(_ items: [InputItem], at seconds: Int) -> [String]? {
      let still = watched.settled(items, now: start + .seconds(seconds))
      return still.map { $0.map(\.path) }
    }
    #expect(look([], at: 0) == nil)
    #expect(look([item("a", bytes: 1)], at: 1) == nil)
    // It grows, and its time begins anew.
    #expect(look([item("a", bytes: 2)], at: 9) == nil)
    #expect(look([item("a", bytes: 2)], at: 18) == nil)
    #expect(look([item("a", bytes: 2), item("b", bytes: 1)], at: 19) == ["a"])
    // A look that did not end well comes again.
    #expect(look([item("a", bytes: 2), item("b", bytes: 1)], at: 20) == ["a"])
    watched.confirm()
    #expect(look([item("a", bytes: 2), item("b", bytes: 1)], at: 21) == nil)
    #expect(look([item("a", bytes: 2), item("b", bytes: 1)], at: 29) == ["a", "b"])
    watched.confirm()
    #expect(look([item("a", bytes: 2), item("b", bytes: 1)], at: 100) == nil)
    #expect(look([item("b", bytes: 1)], at: 101) == ["b"])
  }
}
