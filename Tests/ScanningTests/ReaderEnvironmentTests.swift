import Testing

@testable import Scanning

@Suite struct ReaderEnvironmentTests {
  @Test func namesWhatIsInstalled() {
    let environment = ReaderEnvironment.inspect(tessdata: nil)
    for version in [environment.tesseract, environment.leptonica, environment.poppler, environment.cairo] {
      #expect(version.first?.isNumber == true)
    }
    #expect(environment.languages.contains("swe"))
    #expect(environment.languages == environment.languages.sorted())
  }

  @Test func aFolderThatIsNotThereHasNoLanguages() {
    #expect(ReaderEnvironment.inspect(tessdata: "/nowhere/at/all").languages.isEmpty)
  }
}
