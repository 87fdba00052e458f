/// Compares one record with its truth.
struct RecordScorer {
  private(set) var scores = FieldScores()
  private(set) var faults: [FieldFault] = []
  private let truth: JSONNode
  private let record: JSONNode
  private let meeting: JSONNode

  /// Compares all fields; a record that is missing is `null` and lacks everything.
  init(truth: JSONNode, record: JSONNode) {
    self.truth = truth
    self.record = record
    meeting = record["meeting"]
    scoreHead()
    scoreAttendance()
    scoreOfficers()
    scoreItems()
    scoreDates()
  }

  private mutating func single(_ field: String, _ wanted: String?, _ found: String?, isRight: Bool) {
    scores.add(field, .single(count: 1, right: isRight ? 1 : 0))
    if !isRight {
      faults.append(
        FieldFault(field: field, missed: wanted.map { [$0] } ?? [], extra: found.map { [$0] } ?? []))
    }
  }

  private mutating func list<T, G>(
    _ field: String, _ wanted: [T], _ found: [G], pairs: [Int?], wantedName: (T) -> String,
    foundName: (G) -> String
  ) {
    let used = Set(pairs.compactMap { $0 })
    scores.add(field, .list(truth: wanted.count, found: found.count, matched: used.count))
    let missed = zip(wanted, pairs).filter { $0.1 == nil }.map { wantedName($0.0) }
    let extra = found.indices.filter { !used.contains($0) }.map { foundName(found[$0]) }
    if !missed.isEmpty || !extra.isEmpty {
      faults.append(FieldFault(field: field, missed: missed, extra: extra))
    }
  }

  /// A list of plain strings.
  private mutating func list(
    _ field: String, _ wanted: [String], _ found: [String], same: (String, String) -> Bool
  ) {
    let pairs = RecordMatching.pairs(wanted, found, same: same)
    list(field, wanted, found, pairs: pairs, wantedName: { $0 }, foundName: { $0 })
  }

  private mutating func alike(_ field: String, _ wanted: String?, _ found: String?, least: Double) {
    guard let wanted else { return }
    single(field, wanted, found, isRight: RecordMatching.ratio(wanted, found) >= least)
  }

  private mutating func scoreHead() {
    let date = meeting["date"].string(under: "value")
    let wanted = truth["date"].text
    single("date", wanted, date, isRight: wanted == nil ? date == nil : date.map(ownDates.contains) ?? false)
    alike(
      "title", truth["title"].text, meeting["title"].string(under: "value"), least: RecordMatching.alike)
    alike("body", truth["body"].text, meeting["body"].string(under: "name"), least: RecordMatching.alike)
    for field in ["start", "end"] {
      guard let wanted = truth["time"][field].text else { continue }
      let found = meeting[field].string
      single(field, wanted, found, isRight: (found ?? "").prefix(5) == wanted.prefix(5))
    }
    alike("place", truth["place"].text, meeting["place"].string(under: "value"), least: 0.75)
  }

  /// The dates that count as the day of the meeting, with the years that can be inferred.
  private var ownDates: Set<String> {
    guard let date = truth["date"].text else { return [] }
    var dates: Set<String> = [date]
    if date.hasPrefix("--") {
      for key in ["date_inferable_year", "date_series_year"] {
        if let year = truth[key].integer, year != 0 { dates.insert("\(year)\(date.dropFirst())") }
      }
    }
    return dates
  }

  private mutating func scoreAttendance() {
    let (wanted, found) = (truth["attendees"].list, record["attendance"].list)
    let pairs = RecordMatching.pairs(wanted, found) {
      RecordMatching.sameName($0["name"].string, $1["name"].string)
    }
    list(
      "attendees", wanted, found, pairs: pairs, wantedName: { $0["name"].string ?? "" },
      foundName: { $0["name"].string ?? "" })
    for (person, place) in zip(wanted, pairs) {
      guard let place else { continue }
      let other = found[place]
      let name = person["name"].string ?? ""
      let (status, otherStatus) = (person["status"].string, other["status"].string)
      single(
        "attendee.status", "\(name): \(status ?? "")", "\(name): \(otherStatus ?? "")",
        isRight: status == otherStatus)
      guard let organisation = person["organisation"].text else { continue }
      let otherOrganisation = other["organisation"].string(under: "name") ?? ""
      single(
        "attendee.organisation", "\(name): \(organisation)", "\(name): \(otherOrganisation)",
        isRight: RecordMatching.ratio(organisation, otherOrganisation) >= 0.9)
    }
  }

  private mutating func scoreOfficers() {
    let officers = record["officers"]
    for field in ["chair", "secretary"] {
      guard let wanted = truth[field].text else { continue }
      let found = officers[field].string
      single(field, wanted, found, isRight: RecordMatching.sameName(wanted, found))
    }
    list(
      "adjusters", truth["adjusters"].list.compactMap(\.string),
      officers["adjusters"].list.compactMap(\.string),
      same: RecordMatching.sameName)
  }

  private mutating func scoreItems() {
    let (wanted, found) = (truth["sections"].list, record["sections"].list)
    func name(_ section: JSONNode) -> String {
      [section["number"].text, section["heading"].text].compactMap { $0 }.joined(separator: " ")
    }
    list(
      "sections", wanted, found,
      pairs: RecordMatching.pairs(wanted, found, same: RecordMatching.sameSection), wantedName: name,
      foundName: name)
    let decisions = found.flatMap { $0["decisions"].list } + record["decisions"].list
    list(
      "decisions", truth["decisions"].list.compactMap(\.string),
      decisions.map { $0.string(under: "text") ?? "" }, same: RecordMatching.sameDecision)
  }

  private mutating func scoreDates() {
    let own = ownDates
    let wanted = Set(truth["mentioned_dates"].list.compactMap(\.string)).subtracting(own)
    let found = Set(record["dates"].list.compactMap { $0.string(under: "value") }).subtracting(own)
      .subtracting([""])
    list("dates", wanted.sorted(), found.sorted(), same: RecordMatching.sameDate)
    guard let next = truth["next_meeting"].text else { return }
    let node = record["nextMeeting"]
    let other: String? =
      if case .object = node { node["date"].string(under: "value") } else { node.string }
    single("nextMeeting", next, other, isRight: next == other)
  }
}
