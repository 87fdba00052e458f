import Testing

@testable import Structure

@Suite struct CueFileTests {
  @Test func readsEntriesValuesYearsAndComments() {
    let file = CueFile("# head\n[a]\nVid pennan = secretary {1900-1990} # why\n\nett ord\n[b]\nx = \n")
    #expect(
      file["a"] == [
        .init(phrase: "vid pennan", value: "secretary", years: 1900...1990),
        .init(phrase: "ett ord", value: nil, years: nil),
      ])
    #expect(file["b"] == [.init(phrase: "x", value: "", years: nil)])
    #expect(file["c"] == [])
  }
}
