public import Minutes

/// Tells a reader why the fields of a record have their values.
public struct Explanation: Sendable {
  private let record: Record
  private let pages: [[String]]

  /// Takes a record.
  public init(_ record: Record) {
    self.record = record
    pages = record.text.split(separator: "\u{0C}", omittingEmptySubsequences: false).map { page in
      page.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    }
  }

  /// The explanation: a line for each value with its confidence, how it was found, and where it stands.
  public var text: String {
    var lines = ["\(record.id)  \(record.meeting.kind.rawValue)"]
    lines += date
    for support in record.support ?? [] {
      lines.append(
        row(support.field.rawValue, support.value, support.confidence, reason(support.reason))
          + place(support.page, support.line, support.text))
    }
    for attendee in record.attendance {
      let role = attendee.role.map { " (\($0))" } ?? ""
      lines.append(
        row("attendance", attendee.name + role, attendee.confidence, attendee.status.rawValue)
          + place(attendee.page, attendee.line, nil))
    }
    for group in record.unnamed {
      lines.append(row("unnamed", group.description, nil, "counted and not named"))
    }
    for section in record.sections {
      let name = [section.number, section.heading].compactMap { $0 }.joined(separator: " ")
      lines.append(
        row("section", name, section.confidence, "level \(section.level)")
          + place(section.page, section.lines.first, nil))
      for decision in section.decisions {
        lines.append(
          row("  decision", decision.outcome.rawValue, decision.confidence, "what was decided")
            + place(decision.page, decision.line, decision.text))
      }
    }
    for date in record.dates {
      lines.append(
        row("date", date.value, nil, date.role.rawValue + (date.inferred ? ", its year inferred" : ""))
          + place(date.page, date.line, date.text))
    }
    for diagnostic in record.diagnostics {
      lines.append(
        row("check", diagnostic.id, nil, diagnostic.summary)
          + place(diagnostic.page, diagnostic.line, nil))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var date: [String] {
    guard let date = record.meeting.date else {
      return [row("date", "-", nil, "no day of the meeting was found")]
    }
    var lines: [String] = []
    for (index, evidence) in date.evidence.enumerated() {
      let inferred = date.inferred ? ", its year inferred" : ""
      lines.append(
        row(
          index == 0 ? "meeting" : "", index == 0 ? date.value : "", index == 0 ? date.confidence : nil,
          evidence.kind.rawValue + inferred) + place(evidence.page, evidence.line, evidence.text))
    }
    for candidate in date.candidates {
      lines.append(row("", "or " + candidate.value, candidate.confidence, ""))
    }
    return lines
  }

  private func row(_ field: String, _ value: String, _ confidence: Double?, _ reason: String) -> String {
    let number = confidence.map { String(Int(($0 * 100).rounded())) + " %" } ?? ""
    return [padded(field, 12), padded(value, 36), padded(number, 6), reason].joined(separator: " ")
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Where a value stands, with the words of the line.
  private func place(_ page: Int?, _ line: Int?, _ text: String?) -> String {
    guard let page, let line else { return "" }
    var words = text
    let place = page - (record.source.pages.first ?? 1)
    if words == nil, pages.indices.contains(place), pages[place].indices.contains(line - 1) {
      words = pages[place][line - 1]
    }
    let quoted =
      words.map { ": \"" + $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") + "\"" } ?? ""
    return "; page \(page), line \(line)" + quoted
  }

  private func reason(_ reason: FieldSupport.Reason) -> String {
    switch reason {
    case .label: "after a label"
    case .title: "in the title"
    case .opening: "in the sentence that opens the paper or the meeting"
    case .letterhead: "in the letterhead or a running head"
    case .list: "on the list of those present"
    case .election: "elected in an item"
    case .signature: "among the names under the minutes"
    case .sentence: "in a sentence"
    case .day: "beside the day of the meeting"
    }
  }
}
