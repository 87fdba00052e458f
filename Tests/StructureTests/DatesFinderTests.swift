import Testing

@testable import Structure

@Suite struct DateFinderTests {
  let finder = DateFinder()

  /// The dates of a text in short: value, `/end`, ` time`, `-end time`.
  private func found(_ text: String) -> [String] {
    finder.dates(in: text).filter { $0.day != nil || $0.relation == nil }.map { date in
      var short = date.iso ?? "?"
      if let month = date.endMonth, let day = date.endDay {
        short += "/" + (CalendarDate.iso(year: date.endYear, month: month, day: day) ?? "?")
      }
      if let time = date.time { short += " " + time }
      if let time = date.endTime { short += "-" + time }
      return short
    }
  }

  @Test(arguments: [
    // Figures, year first.
    ("1987-03-11", "1987-03-11"), ("Protokoll 1987.03.11", "1987-03-11"), ("1987/03/11", "1987-03-11"),
    ("1987 - 03 - 11", "1987-03-11"), ("Datum 2009 11 04", "2009-11-04"),
    ("2009\u{ad}11\u{ad}04", "2009-11-04"),
    ("2009–11–04", "2009-11-04"), ("(2004-02-29)", "2004-02-29"), ("19-12-10", "2019-12-10"),
    ("87-03-11", "1987-03-11"), ("20170518", "2017-05-18"), ("Protokoll_20170518", "2017-05-18"),
    ("Mötesprotokoll 170518", "2017-05-18"), ("199-8-04-21", "1998-04-21"), ("199-8-04-2t", "1998-04-21"),
    ("I987-03-11", "1987-03-11"), ("2O17-05-18", "2017-05-18"), ("1987-03-11.", "1987-03-11"),
    ("Datum:2019-03-04", "2019-03-04"),
    // Figures, day first.
    ("11.3.1987", "1987-03-11"), ("24.12.06", "2006-12-24"), ("den 3.4.17", "2017-04-03"),
    ("11/3 1987", "1987-03-11"), ("träffas den 19/5 och", "--05-19"), ("19/5-17", "2017-05-19"),
    ("19/5 -17", "2017-05-19"), ("19/5/2017", "2017-05-19"), ("senast 1/3", "--03-01"),
    ("fredag 24/7", "--07-24"), ("l7/2", "--02-17"), ("2l/3 städas", "--03-21"),
    ("senast 9/4\n1996", "--04-09"),
    ("den 1-2/6", "--06-01/--06-02"), ("stängt 31/5-1/6", "--05-31/--06-01"),
    ("19/5 – 21/5", "--05-19/--05-21"),
    ("l4l3 18:00", "--03-14 18:00"),
    // Letters.
    ("11 mars 1987", "1987-03-11"), ("den 3:e mars", "--03-03"), ("den 3e mars 1999", "1999-03-03"),
    ("den 3:dje mars", "--03-03"), ("6:e april", "--04-06"), ("den förste maj", "--05-01"),
    ("den tjugofjärde november 1921", "1921-11-24"), ("28 sept.", "--09-28"), ("1 sept 2017", "2017-09-01"),
    ("den 5 okt. 1954", "1954-10-05"), ("d. 7 febr. 1902", "1902-02-07"), ("7 November 2012", "2012-11-07"),
    ("den 8\noktober", "--10-08"), ("Delgrupp 21\nokt", "--10-21"), ("18 / nov", "--11-18"),
    ("den 3 septem-\nber 1910", "1910-09-03"), ("den 3 septem\u{ad}ber 1910", "1910-09-03"),
    ("20\u{a0}mars\u{a0}1987", "1987-03-20"), ("20 mars, 1987", "1987-03-20"), ("20 mars -87", "1987-03-20"),
    ("år 1867 den 4 mars", "1867-03-04"), ("den 24 (12) maj 1871", "1871-05-24"),
    ("l7 mars 1987", "1987-03-17"), ("11 mars I987", "1987-03-11"), ("11 mars 196t", "1961-03-11"),
    ("den 4 decemder 1977", "1977-12-04"), ("den 11 mårs 1987", "1987-03-11"),
    // Weekdays.
    ("fredagen den 20 mars", "--03-20"), ("Lordagen den 9 mars 2002", "2002-03-09"),
    ("tors. 26 okt", "--10-26"), ("må 5 maj", "--05-05"), ("torsdag, den 2 juni", "--06-02"),
    ("Torsdagen\nden 2 juni", "--06-02"),
    // Ranges and lists.
    ("1-2 juni", "--06-01/--06-02"), ("30 maj–2 juni", "--05-30/--06-02"),
    ("den 1 till den 2 juni 1987", "1987-06-01/1987-06-02"),
    ("29 december–2 januari 2018", "2017-12-29/2018-01-02"),
    // Months and holidays.
    ("mars 2017", "2017-03"), ("midsommarafton 1987", "1987-06-19"), ("midsommarafton 1950", "1950-06-23"),
    ("påskdagen 2016", "2016-03-27"), ("Annandag påsk 2016", "2016-03-28"), ("julafton 1999", "1999-12-24"),
    // Times with them.
    ("fredagen den 20 mars kl. 10.00", "--03-20 10:00"),
    ("fredag 27 okt klockan 12.45-15.30", "--10-27 12:45-15:30"),
    ("måndagen den 5 maj kl. halv sju", "--05-05 18:30"), ("den 29 maj, 7.15-9.45", "--05-29 07:15-09:45"),
    ("Möte 24 sept. 08.15-09.45", "--09-24 08:15-09:45"), ("2006-10-02 kl 10-12", "2006-10-02 10:00-12:00"),
    ("2003-02-05, kl l8:30", "2003-02-05 18:30"), ("2001-05-08 18.00", "2001-05-08 18:00"),
    ("den 7 maj 1911 kl. 6 e.m.", "1911-05-07 18:00"), ("6 april 09:15-11:00", "--04-06 09:15-11:00"),
    ("3 maj 2001 från kl 18", "2001-05-03 18:00"),
  ])
  func findsOne(text: String, date: String) {
    #expect(found(text) == [date])
  }

  @Test(arguments: [
    ("den 5 och 12 maj", ["--05-05", "--05-12"]),
    ("3, 5 och 7 juni 2012", ["2012-06-03", "2012-06-05", "2012-06-07"]),
    ("onsdag den 4 och torsdag den 5 mars kl. 9", ["--03-04", "--03-05 09:00"]),
    ("Från 2014-01-01 till 2014-12-31", ["2014-01-01", "2014-12-31"]),
    ("den 23 och den 26 mars", ["--03-23", "--03-26"]),
    ("den 23 och 26 nästlidne mars", ["--03-23", "--03-26"]),
    ("den 3/4, 10/4 och 17/4", ["--04-03", "--04-10", "--04-17"]),
  ])
  func findsEachOfAList(text: String, dates: [String]) {
    #expect(found(text) == dates)
  }

  @Test(
    arguments: [
      "Delgrupp 6", "§ 3/87", "version 5.1", "§ 12 Maj Ekvall valdes", "3. Maj Ekvall",
      "12 Maj-Britt Ekvall",
      "tel 08-12 34 56", "0431-12 34 56", "1.500 kr", "12 500 kronor", "lagen (2017:725)", "7 kap. 5 §",
      "SFS 1973:1150",
      "3-2 efter förlängning", "kl 13.15", "Storgatan 14", "punkt 3.4", "556012-3456", "802416-1020",
      "850101-XXXX",
      "1/3 av rösterna", "öppet 24/7", "sid 1 (3)", "Sidan 1/2", "sid 1/3", "Byn 1:7", "§ 7:5 i stadgarna",
      "verksamhetsåret 2019", "2024-2025", "1867—1868", "170518", "i maj", "i början av mars",
      "under våren 2017",
      "31 februari", "32 maj", "2017-13-05", "2017-02-30", "30/2", "0/5", "5/13", "19.5", "5,3/4", "10.5.3",
      "Dnr 12/05",
      "bilaga 3 maj", "kl 10 maj", "3/4 liter", "ca 1/3", "1.2.3", "första veckan i maj",
      "resultatet 12-10", "rum 3/4 trappor", "2 av 5", "ISO 9001", "12 mars-utgåvan",
      "Ylva: 1/5 h", "2/7 tim", "Räkning 170518 betalas",
    ])
  func findsNone(text: String) {
    #expect(found(text).filter { $0.count > 7 || $0.hasPrefix("--") } == [])
  }

  @Test func keepsThePlaceInUnicodeScalars() throws {
    let text = "På e\u{301}tt möte fredagen den 20 mars kl. 10.00 sågs alla"
    let date = try #require(finder.dates(in: text).first)
    let scalars = Array(text.unicodeScalars)
    #expect(String(String.UnicodeScalarView(scalars[date.range])) == "fredagen den 20 mars kl. 10.00")
    #expect(date.weekday == 5)
  }

  @Test(arguments: [
    ("nästa torsdag", FoundDate.Relation.nextWeek(weekday: 4)), ("på fredag", .coming(weekday: 5)),
    ("föregående fredag", .previous(weekday: 5)), ("i morgon", .days(1)), ("nästa vecka", .days(7)),
    ("den 15 i denne månad", .thisMonth), ("den 15 dennes", .thisMonth), ("den 8 sistlidne juni", .past),
    ("den 3 maj nästa år", .years(1)), ("den 15 september innevarande år", .years(0)),
    ("den 2 instundande oktober", .future),
  ])
  func tellsFromTheMeeting(text: String, relation: FoundDate.Relation) {
    #expect(finder.dates(in: text).map(\.relation) == [relation])
  }

  @Test(arguments: [
    "tisdag 2018-08-21", "Onsdagen den 19/5", "tors. 19/5 2017", "lördag, 3 mars", "sön 3 mars",
  ])
  func takesTheWeekdayBefore(text: String) throws {
    let date = try #require(finder.dates(in: "Vi ses " + text).first)
    #expect(date.weekday != nil)
    #expect(date.range == 7..<(7 + text.count))
  }

  @Test func aWordThatLooksLikeAWeekdayIsNone() {
    #expect(finder.dates(in: "låta man den 1 juli 1979").map(\.weekday) == [nil])
  }

  @Test(arguments: ["Den 3:e mars", "Torsdagen den 3 mars", "3 mars", "den tredje mars", "i morgon"])
  func findsTheWholeOfADateThatBeginsAParagraph(text: String) {
    #expect(finder.dates(in: "Stina Ek\n\n" + text + "\n\nÖvrigt").map(\.range) == [10..<(10 + text.count)])
  }

  @Test func givesBothReadingsOfShortFigures() throws {
    let date = try #require(finder.dates(in: "24.12.06").first)
    #expect(date.alternatives == [.init(year: 2024, month: 12, day: 6)])
    #expect(date.hasShortYear)
  }

  @Test func trustsMisreadFiguresLess() throws {
    let clean = try #require(finder.dates(in: "17/2 2011").first)
    let misread = try #require(finder.dates(in: "l7/2 2011").first)
    #expect(clean.confidence > misread.confidence)
  }
}

@Suite struct TimeFinderTests {
  let finder = DateFinder()

  private func found(_ text: String) -> [String] {
    finder.times(in: text).map { $0.time + ($0.endTime.map { "-" + $0 } ?? "") }
  }

  @Test(arguments: [
    ("kl 18.30", "18:30"), ("kl. 18:30", "18:30"), ("klockan 12.45-15.30", "12:45-15:30"),
    ("öppnat 16:12", "16:12"),
    ("kl 19", "19:00"), ("kl. halv sju", "18:30"), ("halv sju på morgonen", "06:30"),
    ("klockan halv tio", "09:30"),
    ("Tid 13.00–15.30", "13:00-15:30"), ("kl. 9.05", "09:05"), ("kl 1830", "18:30"), ("kl l9:00", "19:00"),
    ("klockan 11 föremiddagen", "11:00"), ("klockan 6 eftermiddagen", "18:00"),
    ("klockan tre qvart till fyra eftermiddagen", "15:45"), ("kl. kvart över sju", "19:15"),
    ("kl 18.00 till 20.15", "18:00-20:15"), ("kl. 12-14", "12:00-14:00"), ("kl. 7 f.m.", "07:00"),
    ("17:05-ish", "17:05"),
    ("kl.19.00", "19:00"), ("kl 24.00", "00:00"), ("fredagen den 20 mars kl. 10.00", "10:00"),
  ])
  func findsOne(text: String, time: String) {
    #expect(found(text) == [time])
  }

  @Test(arguments: [
    "§ 7:5", "2017:725", "Byn 1:37", "punkt 18.30", "3.4", "12.50 kr", "25:00", "12:75", "1987-03-11",
    "11.3.1987",
    "Psaltaren 1:3", "13", "5 %", "0431-12 34 56", "skala 1:50", "halv gård",
  ])
  func findsNone(text: String) {
    #expect(found(text) == [])
  }
}
