/// The lists of words that the parts of minutes are known by, one for each section of the data file.
///
/// A class, so that every reader of a part can hold them: a copy is one reference and not a hundred lists.
final class Cues: Sendable {
  /// Words that open a list of who was there.
  let attendance: Phrases
  /// Verbs of a sentence that states who was there.
  let presence: Phrases
  /// Marks that change a presence sentence's status.
  let presenceStatus: Phrases
  /// Labels in the head of a paper.
  let fields: Phrases
  /// Words that open the printed list of items.
  let agenda: Phrases
  /// Words that open the notes after it.
  let notes: Phrases
  /// Words by the names under the minutes.
  let signatures: Phrases
  /// Roles of people.
  let roles: Phrases
  /// Small words in names.
  let particles: Phrases
  /// Titles before names.
  let titles: Phrases
  /// Words in names of organisations.
  let organisations: Phrases
  /// Words that names of bodies end with.
  let bodies: Phrases
  /// Kinds of group.
  let groups: Phrases
  /// Words that name a meeting.
  let meetings: Phrases
  /// Words for the paper at the beginning of a title.
  let documents: Phrases
  /// Words of the sentence about the paper itself.
  let openingSentence: Phrases
  /// Verbs of elections.
  let election: Phrases
  /// Offices of a meeting.
  let offices: Phrases
  /// Words that tell an office of the organisation.
  let boardOffices: Phrases
  /// The beginning of the meeting.
  let opening: Phrases
  /// Verbs of somebody who opens a meeting, and the words before whoever did.
  let openingActs: Phrases
  /// Its end.
  let closing: Phrases
  /// Forms of deciding.
  let decisions: Phrases
  /// Verbs beside the noun.
  let decisionCompanions: Phrases
  /// Words that say that nothing is decided yet.
  let decisionNegations: Phrases
  /// Headings over decisions.
  let decisionHeads: Phrases
  /// Headings that end such a block.
  let decisionHeadEnds: Phrases
  /// Words of proposals.
  let proposals: Phrases
  /// What became of a matter.
  let outcomes: Phrases
  /// Words of votes.
  let votes: Phrases
  /// Words of reservations.
  let reservations: Phrases
  /// Words that give somebody something to do.
  let assignments: Phrases
  /// Headings minutes often have.
  let headings: Phrases
  /// Finite verbs of an item's first sentence.
  let sentences: Phrases
  /// People counted.
  let unnamed: Phrases
  /// Numbers in words.
  let numbers: Phrases
  /// Column heads of attendance tables.
  let columns: Phrases
  /// Cells that say who was there.
  let presenceCells: Phrases
  /// Notes after a name.
  let notesAfterNames: Phrases
  /// Words before the member stood in for.
  let substitutes: Phrases
  /// Words of proxies.
  let proxies: Phrases
  /// Prepositions of place.
  let places: Phrases
  /// Words after which a place tells something else.
  let placeEnds: Phrases
  /// Names of months and weekdays.
  let months: Phrases
  /// Abbreviations with a full stop.
  let abbreviations: Phrases
  /// Small words that a language is told by.
  let languageWords: Phrases
  /// Words before "beslut" that announce decisions.
  let decisionAnnouncements: Phrases
  /// Verbs that say before "beslut" that it is still to be taken.
  let decisionsToCome: Phrases
  /// Given names and titles cut short before a name.
  let nameAbbreviations: Phrases
  /// Words for the one who writes the minutes.
  let writers: Phrases
  /// Words that tell of the one just named.
  let backReferences: Phrases
  /// Words that begin sentences and are nobody's name.
  let nonNames: Phrases
  /// Words that a line of a title cannot end with.
  let joints: Phrases
  /// Meetings named after their bodies.
  let compoundMeetings: Phrases
  /// Words beside dates and times.
  let timeWords: Phrases
  /// What a list names where it names no people.
  let groupLabels: Phrases
  /// Where the names of a sentence end.
  let presenceStops: Phrases
  /// What the figures of a vote count.
  let voteKinds: Phrases
  /// Small words and what they do.
  let smallWords: Phrases
  /// Letters of political parties.
  let parties: Phrases
  /// Verbs that end a sentence of names.
  let presenceEnds: Phrases
  /// Words before the number of an item.
  let itemWords: Phrases
  /// Words that open attachments.
  let attachments: Phrases
  /// Column heads of tables of items.
  let itemColumns: Phrases
  /// What the names of streets end with.
  let streets: Phrases
  /// What the names of rooms and houses end with.
  let venues: Phrases
  /// What a paper that is no minutes calls itself.
  let paperKinds: Phrases
  /// What only a paper of a meeting held says.
  let heldActs: Phrases
  /// Bodies whose decisions are told of as somebody else's.
  let otherBodies: Phrases
  /// How often values of a field found in a way are right.
  let measured: Phrases
  /// What says that a meeting was duly called or could decide.
  let quorum: Phrases
  /// Words before the number of what is attached.
  let attachmentWords: Phrases
  /// What opens the names of those who voted so.
  let ballots: Phrases
  /// Column heads of roll calls.
  let ballotColumns: Phrases
  /// Words between what opens a sentence of those present and the names.
  let presenceFillers: Phrases
  /// What says where a meeting was held.
  let held: Phrases
  /// Verbs that say that an assembly is to meet.
  let sittings: Phrases
  /// What a place is after its name, where an assembly met.
  let towns: Phrases
  /// Words after a hyphen that stands for a word's end left out.
  let suspensions: Phrases

  /// What a small word does.
  enum Duty: String {
    /// Joins two names or clauses.
    case and
    /// Opens a clause of a decision.
    case that
    /// Stands before a noun.
    case article
    /// Says what a noun is about.
    case about
    /// Opens a relative clause.
    case relative
    /// Makes a perfect.
    case auxiliary
    /// Adds to what was said.
    case also
    /// Asks.
    case question
    /// Says that minutes were kept.
    case written
    /// Belongs to a page number.
    case page
    /// Belongs to the number of a house or paper.
    case number
    /// Stands before an organisation that somebody speaks for.
    case owner
    /// Stands before a register number.
    case reference
    /// Says that an office is not this meeting's.
    case former
    /// Names the board, which every body has.
    case board
  }

  /// How often values of a field found so were right, as measured; nil where none was.
  func confidence(of field: String, found reason: String) -> Double? {
    measured.whole([field, reason]).flatMap { Double($0.value) }
  }

  /// Whether a word does this.
  func isWord(_ word: String?, _ duty: Duty) -> Bool {
    guard let word else { return false }
    return smallWords.whole([word.folded])?.value == duty.rawValue
  }

  /// The words over what was decided that a line begins with; the body may have a name of several words,
  /// `Kultur- och fritidsnämndens beslut`.
  func decisionHead(_ words: [String]) -> Phrases.Match? {
    if let match = decisionHeads.match(in: words, at: 0) { return match }
    guard words.count <= 6 else { return nil }
    for start in words.indices.dropFirst(2) where isWord(words[start - 1], .and) {
      if let match = decisionHeads.match(in: words, at: start), match.end == words.count {
        return Phrases.Match(start: 0, count: words.count, value: match.value)
      }
    }
    return nil
  }

  /// A text without a last word that joins it to what follows.
  func withoutLastJoint(_ text: String) -> String {
    guard let space = text.lastIndex(of: " "), text[text.index(after: space)...].first?.isLowercase == true,
      isWord(String(text[text.index(after: space)...]), .and)
    else {
      return text
    }
    return String(text[..<space]).trimmed
  }

  /// Reads the lists of a data file.
  init(_ file: CueFile) {
    func list(_ section: String) -> Phrases { Phrases(file[section]) }
    attendance = list("attendance")
    presence = list("presence")
    presenceStatus = list("presence-status")
    fields = list("fields")
    agenda = list("agenda")
    notes = list("notes")
    signatures = list("signatures")
    roles = list("roles")
    particles = list("particles")
    titles = list("titles")
    organisations = list("organisations")
    bodies = list("bodies")
    groups = list("groups")
    meetings = list("meetings")
    documents = list("documents")
    openingSentence = list("opening-sentence")
    election = list("election")
    offices = list("offices")
    boardOffices = list("board-offices")
    opening = list("opening")
    openingActs = list("opening-acts")
    closing = list("closing")
    decisions = list("decisions")
    decisionCompanions = list("decision-companions")
    decisionNegations = list("decision-negations")
    decisionHeads = list("decision-heads")
    decisionHeadEnds = list("decision-head-ends")
    proposals = list("proposals")
    outcomes = list("outcomes")
    votes = list("votes")
    reservations = list("reservations")
    assignments = list("assignments")
    headings = list("headings")
    sentences = list("sentences")
    unnamed = list("unnamed")
    numbers = list("numbers")
    columns = list("columns")
    presenceCells = list("presence-cells")
    notesAfterNames = list("notes-after-names")
    substitutes = list("substitutes")
    proxies = list("proxies")
    places = list("places")
    placeEnds = list("place-ends")
    months = list("months")
    abbreviations = list("abbreviations")
    languageWords = list("language-words")
    decisionAnnouncements = list("decision-announcements")
    decisionsToCome = list("decisions-to-come")
    nameAbbreviations = list("name-abbreviations")
    writers = list("writers")
    backReferences = list("back-references")
    nonNames = list("non-names")
    joints = list("joints")
    compoundMeetings = list("compound-meetings")
    timeWords = list("time-words")
    groupLabels = list("group-labels")
    presenceStops = list("presence-stops")
    voteKinds = list("vote-kinds")
    smallWords = list("small-words")
    parties = list("parties")
    presenceEnds = list("presence-ends")
    itemWords = list("item-words")
    attachments = list("attachments")
    itemColumns = list("item-columns")
    streets = list("streets")
    venues = list("venues")
    paperKinds = list("paper-kinds")
    heldActs = list("held-acts")
    otherBodies = list("other-bodies")
    measured = list("measured")
    quorum = list("quorum")
    attachmentWords = list("attachment-words")
    ballots = list("ballots")
    ballotColumns = list("ballot-columns")
    presenceFillers = list("presence-fillers")
    held = list("held")
    sittings = list("sittings")
    towns = list("towns")
    suspensions = list("suspensions")
  }

  /// Reads the lists that come with the program.
  convenience init() {
    self.init(CueFile(String(decoding: PackageResources.cues_txt, as: UTF8.self)))
  }
}
