public import Minutes

extension Record {
  /// The record with every personal identity number (personnummer) masked: figures as `X`, lengths kept.
  ///
  /// The ledger then leads back to the text as read with the same numbers masked, not to the text itself.
  public func maskingPersonalNumbers() -> Record {
    let numbers = PersonalNumbers()
    var record = self
    let ranges = numbers.ranges(in: text)
    record.text = numbers.masked(text)
    for index in record.corrections.indices {
      let correction = record.corrections[index]
      let isInside = ranges.contains { $0.lowerBound < correction.end && correction.start < $0.upperBound }
      // A misread number is not known as one by itself; all its figures and letters go.
      let mask = isInside ? { (text: String) in Record.blotted(text) } : numbers.masked
      record.corrections[index].original = mask(correction.original)
      record.corrections[index].corrected = mask(correction.corrected)
      for other in correction.alternatives.indices {
        record.corrections[index].alternatives[other].text = mask(correction.alternatives[other].text)
      }
    }
    record.source.path = numbers.masked(source.path)
    record.source.metadata = source.metadata.mapValues(numbers.masked)
    record.meeting.title = meeting.title.map(numbers.masked)
    record.meeting.place = meeting.place.map(numbers.masked)
    if let name = meeting.body?.name, numbers.masked(name) != name {
      record.meeting.body = Body(name: numbers.masked(name))
    }
    if let evidence = meeting.date?.evidence {
      record.meeting.date?.evidence = evidence.map { piece in
        var piece = piece
        piece.text = numbers.masked(piece.text)
        return piece
      }
    }
    for index in record.attendance.indices { record.attendance[index].mask(numbers.masked) }
    for index in record.unnamed.indices {
      record.unnamed[index].description = numbers.masked(record.unnamed[index].description)
    }
    for index in record.sections.indices { record.sections[index].mask(numbers.masked) }
    for index in record.dates.indices { record.dates[index].text = numbers.masked(record.dates[index].text) }
    for index in record.signatures.indices {
      record.signatures[index].name = numbers.masked(record.signatures[index].name)
    }
    record.officers.chair = officers.chair.map(numbers.masked)
    record.officers.secretary = officers.secretary.map(numbers.masked)
    record.officers.adjusters = officers.adjusters.map(numbers.masked)
    record.nextMeeting?.place = nextMeeting?.place.map(numbers.masked)
    for index in record.diagnostics.indices {
      record.diagnostics[index].summary =
        record.diagnostics[index].id == PersonalNumbers.diagnosticID
        ? PersonalNumbers.maskedSummary : numbers.masked(record.diagnostics[index].summary)
    }
    record.support = support?.map { support in
      var support = support
      support.value = numbers.masked(support.value)
      support.text = support.text.map(numbers.masked)
      return support
    }
    return record
  }

  /// Every letter and figure as `X`, so that nothing of a number is left.
  private static func blotted(_ text: String) -> String {
    String(text.map { $0.isNumber || $0.isLetter ? "X" : $0 })
  }
}

extension Attendee {
  fileprivate mutating func mask(_ mask: (String) -> String) {
    let masked = mask(name)
    if masked != name {
      self = Attendee(
        name: masked, given: given.map(mask), family: family.map(mask), organisation: organisation,
        role: role,
        roleText: roleText, status: status, substituteFor: substituteFor, from: from, until: until,
        page: page,
        line: line, confidence: confidence)
    }
    organisation = organisation.map(mask)
    roleText = roleText.map(mask)
    substituteFor = substituteFor.map(mask)
    from = from.map(mask)
    until = until.map(mask)
  }
}

extension Section {
  fileprivate mutating func mask(_ mask: (String) -> String) {
    heading = mask(heading)
    text = mask(text)
    items = items.map(mask)
    reservations = reservations.map(mask)
    for index in decisions.indices { decisions[index].text = mask(decisions[index].text) }
    for index in votes.indices {
      votes[index].text = mask(votes[index].text)
      votes[index].ballots = votes[index].ballots?.map { Vote.Ballot(name: mask($0.name), choice: $0.choice) }
    }
    number = number.map(mask)
    attachments = attachments?.map(mask)
    for index in assignments.indices {
      assignments[index].text = mask(assignments[index].text)
      assignments[index].assignee = assignments[index].assignee.map(mask)
    }
  }
}
