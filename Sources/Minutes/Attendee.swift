/// Somebody the paper's attendance names, present or not.
public struct Attendee: Codable, Hashable, Sendable {
  /// Whether somebody was there.
  public enum Status: String, Codable, Sendable, CaseIterable {
    /// There.
    case present
    /// Not there, no reason given.
    case absent
    /// Not there, with notice given (förhinder, anmält frånvaro).
    case excused
    /// There for a part of the meeting.
    case partial
  }

  /// The name as the corrected text has it.
  public var name: String
  /// The given names, where they can be told apart.
  public var given: String?
  /// The family name, where it can be told apart.
  public var family: String?
  /// `person:` and the name in plain letters.
  public var person: String
  /// The affiliation the list gives: authority, party, property, house, town.
  public var organisation: String?
  /// The role, normalised: `chair`, `secretary`, `adjuster`, `member`, `substitute`, … or the Swedish word.
  public var role: String?
  /// The role as printed.
  public var roleText: String?
  /// Whether the person was there.
  public var status: Status
  /// The member a serving substitute stood in for (tjänstgörande ersättare för …).
  public var substituteFor: String?
  /// The section or time where a partial attendance begins.
  public var from: String?
  /// The section or time where a partial attendance ends.
  public var until: String?
  /// The page's number in the file, from 1.
  public var page: Int?
  /// The line's number on the page, from 1.
  public var line: Int?
  /// The probability that this is an attendee of that name, 0 to 1.
  public var confidence: Double

  /// Makes an attendee; the register's identifier follows from the name.
  public init(
    name: String, given: String? = nil, family: String? = nil, organisation: String? = nil,
    role: String? = nil, roleText: String? = nil, status: Status = .present, substituteFor: String? = nil,
    from: String? = nil, until: String? = nil, page: Int? = nil, line: Int? = nil, confidence: Double
  ) {
    self.name = name
    self.given = given
    self.family = family
    self.person = "person:" + Identifier.slug(name)
    self.organisation = organisation
    self.role = role
    self.roleText = roleText
    self.status = status
    self.substituteFor = substituteFor
    self.from = from
    self.until = until
    self.page = page
    self.line = line
    self.confidence = confidence
  }
}

/// Attendees the paper counts and does not name: "tre invånare".
public struct UnnamedAttendees: Codable, Hashable, Sendable {
  /// The words of the paper.
  public var description: String
  /// How many, where the paper says.
  public var count: Int?

  /// Makes a group of unnamed attendees.
  public init(description: String, count: Int? = nil) {
    self.description = description
    self.count = count
  }
}

/// Who held the chair and the pen at this meeting, and who checks the minutes.
public struct Officers: Codable, Hashable, Sendable {
  /// Who presided.
  public var chair: String?
  /// Who took the minutes.
  public var secretary: String?
  /// Who checks and signs the minutes (justerare).
  public var adjusters: [String]

  /// Makes the officers.
  public init(chair: String? = nil, secretary: String? = nil, adjusters: [String] = []) {
    self.chair = chair
    self.secretary = secretary
    self.adjusters = adjusters
  }
}

/// A name under the minutes.
public struct Signature: Codable, Hashable, Sendable {
  /// In what role: `chair`, `secretary`, `adjuster`; nil where the paper does not say.
  public var role: String?
  /// The name as the corrected text has it.
  public var name: String
  /// The page's number in the file, from 1.
  public var page: Int?
  /// The line's number on the page, from 1.
  public var line: Int?

  /// Makes a signature.
  public init(role: String? = nil, name: String, page: Int? = nil, line: Int? = nil) {
    self.role = role
    self.name = name
    self.page = page
    self.line = line
  }
}
