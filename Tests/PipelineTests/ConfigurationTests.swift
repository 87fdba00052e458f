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

  @Test func fingerprintFollowsWhatCanChangeARecordAndNothingElse() throws {
    let plain = try Configuration()
    #expect(try Configuration(yaml: "batch:\n  jobs: 7\n").fingerprint == plain.fingerprint)
    #expect(try Configuration(yaml: "reading:\n  language: swe\n").fingerprint == plain.fingerprint)
    #expect(try Configuration(yaml: "correction:\n  enabled: false\n").fingerprint != plain.fingerprint)
    #expect(plain.fingerprint.hasPrefix("sha256:"))
  }
}
