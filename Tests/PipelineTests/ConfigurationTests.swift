import Correction
import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite struct ConfigurationTests {
  @Test func readsItsOwnDefaults() throws {
    let configuration = try Configuration()
    #expect(configuration.correctionEnabled)
    #expect(configuration.exclude.contains(".*"))
  }

  @Test(arguments: [
    ("reading:\n  langauge: swe\n", "reading.langauge", "language"),
    ("redaing:\n  language: swe\n", "redaing.language", "reading"),
    ("batch:\n  jobs: many\n", "batch.jobs", "from 0 to 1024"),
    ("batch:\n  jobs: -1\n", "batch.jobs", "'-1' is not allowed"),
    ("check:\n  lowConfidence: 1.5\n", "check.lowConfidence", "from 0.0 to 1.0"),
    ("correction:\n  enabled: perhaps\n", "correction.enabled", "true or false"),
    ("input:\n  include: nothing\n", "input.include", "a list of texts"),
    ("- a\n- b\n", "", "sections of keys"),
    ("a: [\n", "", "not valid YAML"),
  ])
  func refusesWithPathAndWhatIsAllowed(yaml: String, path: String, allowed: String) throws {
    let error = try #require(throws: ConfigurationError.self) { try Configuration(yaml: yaml) }
    #expect(error.path == path)
    #expect(error.description.contains(allowed))
  }

  @Test func takesTheUsersValuesOverTheDefaults() throws {
    let configuration = try Configuration(yaml: "batch:\n  jobs: 7\ncorrection:\n  # nothing here\n")
    #expect(configuration.jobs == 7)
    #expect(configuration.correctionEnabled)
  }

  @Test func fingerprintFollowsWhatTheLexiconSaysAndNotWhereItLies() throws {
    let folder = try TemporaryFolder()
    try folder.write(Data("Åsgård\nBo → Boo\n".utf8), to: "a/words.txt")
    try folder.write(Data("# the same\nBo -> Boo\nÅsgård\n".utf8), to: "b/other.txt")
    try folder.write(Data("# nothing\n".utf8), to: "c/none.txt")
    for (name, path) in [("a", "words.txt"), ("b", "other.txt"), ("c", "none.txt"), ("d", "missing.txt")] {
      try folder.write(Data("correction:\n  lexicon: \(path)\n".utf8), to: "\(name)/p.yml")
    }
    func configuration(_ name: String) throws -> Configuration {
      try Configuration(file: folder.url.appending(path: "\(name)/p.yml"))
    }
    let plain = try Configuration()
    let listed = try configuration("a")
    #expect(listed.lexicon.entries.count == 2)
    #expect(try configuration("b").fingerprint == listed.fingerprint)
    #expect(listed.fingerprint != plain.fingerprint)
    #expect(try configuration("c").fingerprint == plain.fingerprint)
    let sent = UserLexicon(try LexiconText(listed.lexicon.canonicalText))
    #expect(try Configuration(yaml: listed.yaml, lexicon: sent).fingerprint == listed.fingerprint)
    let error = try #require(throws: ConfigurationError.self) { try configuration("d") }
    #expect(error.path == "correction.lexicon")
    #expect(error.message.contains("missing.txt: no such file"))
  }

  @Test func fingerprintFollowsWhatCanChangeARecordAndNothingElse() throws {
    let plain = try Configuration()
    #expect(try Configuration(yaml: "batch:\n  jobs: 7\n").fingerprint == plain.fingerprint)
    #expect(try Configuration(yaml: "reading:\n  language: swe\n").fingerprint == plain.fingerprint)
    #expect(try Configuration(yaml: "correction:\n  enabled: false\n").fingerprint != plain.fingerprint)
    #expect(plain.fingerprint.hasPrefix("sha256:"))
  }
}
