import Foundation
import Testing

@testable import Scanning

@Suite struct ContentHashTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func isSHA256InLowerCaseHexadecimal(text: String, hash: String) {
    #expect(ContentHash.sha256(of: Data(text.utf8)) == hash)
  }
}
