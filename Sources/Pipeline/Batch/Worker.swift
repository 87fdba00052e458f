import CSandbox
import Correction
import Foundation
import Glibc
import Minutes
import Scanning

/// The unit of work: takes jobs from a socket, one at a time, and answers with finished records.
public struct Worker {
  /// How to work, told once.
  struct Setup: Codable {
    /// The user's configuration, as YAML over the defaults; empty for none.
    var configuration: String
    /// The text of the user's lexicon: its file may change or be gone while the batch goes on.
    var lexicon: String
    /// The fingerprint of the correction model; nil where it is not known.
    var model: String?
  }

  /// A document to do, or some pages of one.
  struct Job: Codable {
    /// Its path relative to the input root.
    var path: String
    /// The paths of the files beside it that may hold its words.
    var wordsFiles: [String] = []
    /// The SHA-256 of what they hold, by which a worker knows one that it still has open.
    var content: String
    /// Only the words of these pages, from 0; nil for the whole document.
    var pages: [Int]?
    /// Pages that workers have failed at and that are not to be tried again.
    var lost: [Int: Loss] = [:]
    /// Hand a document over to several workers that has more pages to recognize than a few.
    var maySplit = false

    init(_ work: DocumentWork, pages: [Int]?) {
      path = work.item.path
      wordsFiles = work.item.wordsFiles.map(\.path)
      content = work.entry.key.content
      self.pages = pages
    }
  }

  /// Why a page was given up.
  struct Loss: Codable, Hashable {
    /// A stable id: `worker.time`.
    var id: String
    /// What happened and what to do.
    var message: String
  }

  /// What a worker tells when it has opened a document.
  struct Opening: Codable {
    /// How many pages there are.
    var pages: Int
  }

  /// What a worker tells at the end of a document.
  struct Answer: Codable {
    /// The figures of the work.
    var summary: DocumentSummary
    /// The SHA-256 of what was read; empty where only pages were.
    var content: String
  }

  /// How many pages at least must be left for a document to be handed over once one of them took recognition.
  private static let splitPages = 3
  /// How many seconds a page takes at least that was recognized, if only to be compared with what was taken.
  private static let longTime = 0.3

  private let channel: FrameChannel
  private var sandbox: Sandbox
  private var pipeline: Pipeline?
  private var secondsPerPage = 0
  private var known: [Int: Page] = [:]
  /// The document whose pages were asked for last: more of them are to be expected.
  private var open: (content: String, document: OpenDocument)?

  /// Works until the supervisor closes the socket on standard input.
  ///
  /// - Throws: what keeps the worker from working at all: a wrong configuration, a missing model.
  public static func serveStandardInput() throws {
    let sandbox = Sandbox.first()
    // A supervisor that was gone before the system was asked to tell of it has closed its end.
    var end = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
    if poll(&end, 1, 0) > 0, end.revents & Int16(POLLHUP) != 0 { return }
    // A request to end goes to the whole group; the supervisor decides what it means for its workers.
    for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { signal(number, SIG_IGN) }
    // The limit of processor time works by a signal, which whoever started the program may have blocked.
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
    signal(SIGXCPU, SIG_DFL)
    // The pipe gets a descriptor of its own, so that a library that prints cannot break a frame.
    let output = dup(STDOUT_FILENO)
    dup2(STDERR_FILENO, STDOUT_FILENO)
    var worker = Worker(
      channel: FrameChannel(input: STDIN_FILENO, output: output), sandbox: sandbox)
    try worker.serve()
  }

  private init(channel: FrameChannel, sandbox: Sandbox) {
    self.channel = channel
    self.sandbox = sandbox
  }

  private mutating func serve() throws {
    while true {
      let frame: Frame
      do {
        frame = try channel.receive()
      } catch FrameError.closed {
        return
      }
      switch frame.kind {
      case .setup: try setUp(JSONDecoder().decode(Setup.self, from: frame.payload))
      case .known:
        let page = try PageFrame(payload: frame.payload)
        known[page.index] = PageCoder.page(page.words)
      case .job:
        try perform(JSONDecoder().decode(Job.self, from: frame.payload))
        known = [:]
      case .attempt:
        // Where a program could be started, the answer is that none comes.
        try channel.send(Frame(.attempted, json: Sandbox.attempts()))
      case .page, .record, .done, .ready, .opened, .split, .attempted: throw FrameError.malformed
      }
    }
  }

  private mutating func setUp(_ setup: Setup) throws {
    let configuration = try Configuration(
      yaml: setup.configuration, lexicon: UserLexicon(LexiconText(setup.lexicon)))
    pipeline = try Pipeline(configuration: configuration, modelFingerprint: setup.model)
    secondsPerPage = configuration.secondsPerPage
    sandbox.close(
      memory: UInt64(configuration.memoryMegabytes) << 20, tessdata: configuration.reading.tessdata)
    try channel.send(Frame(.ready, json: sandbox))
  }

  private mutating func perform(_ job: Job) throws {
    let descriptors = (0...job.wordsFiles.count).map { _ in justera_receive_descriptor(STDIN_FILENO) }
    guard let pipeline, descriptors.allSatisfy({ $0 >= 0 }) else { throw FrameError.malformed }
    limitProcessor()
    let bytes: () throws(InputFileError) -> DocumentBytes = { () throws(InputFileError) in
      var files: [OpenFile] = []
      for descriptor in descriptors { files.append(try OpenFile(owning: descriptor)) }
      return try DocumentBytes(files, wordsFiles: job.wordsFiles)
    }
    if let pages = job.pages {
      try read(pages, of: job, bytes, with: pipeline)
    } else {
      try perform(job, bytes, with: pipeline)
    }
  }

  /// A page may use as much processor time as it may take altogether; what hangs is killed by the system even
  /// if nobody watches.
  private func limitProcessor() {
    _ = justera_limit_processor(UInt64(secondsPerPage))
  }

  /// Reads some pages and answers with their words.
  private mutating func read(
    _ pages: [Int], of job: Job, _ bytes: () throws(InputFileError) -> DocumentBytes, with pipeline: Pipeline
  ) throws {
    do {
      if open?.content != job.content {
        open = (job.content, try pipeline.open(bytes()))
      }
      if let document = open?.document {
        try channel.send(Frame(.opened, json: Opening(pages: document.pageCount)))
        for index in pages {
          limitProcessor()
          let start = ContinuousClock.now
          let page = try document.page(at: index)
          try answer(page, of: document, seconds: start.duration(to: .now).inSeconds)
        }
      }
    } catch is ReadingError {
      // Whoever puts the document together comes upon the same and tells of it.
      try channel.send(Frame(.page))
    } catch is InputFileError {
      try channel.send(Frame(.page))
    }
    let summary = DocumentSummary(path: job.path, status: .complete)
    try channel.send(Frame(.done, json: Answer(summary: summary, content: "")))
  }

  /// Does a whole document.
  private mutating func perform(
    _ job: Job, _ read: () throws(InputFileError) -> DocumentBytes, with pipeline: Pipeline
  ) throws {
    open = nil
    let bytes: DocumentBytes
    do {
      bytes = try read()
    } catch {
      let summary = DocumentSummary.failed(path: job.path, cause: error.id, message: error.message)
      return try channel.send(Frame(.done, json: Answer(summary: summary, content: job.content)))
    }
    let supply = PageSupply(
      known: known,
      lost: job.lost.mapValues { Diagnostic(id: $0.id, severity: .error, summary: $0.message) })
    var fault: (any Error)?
    var recognized = 0
    var document: OpenDocument?
    let outcome = pipeline.run(
      bytes, path: job.path, supply: supply,
      onOpen: { opened in
        document = opened
        do {
          try channel.send(Frame(.opened, json: Opening(pages: opened.pageCount)))
        } catch { fault = error }
      },
      onPage: { page, seconds in
        guard let document, fault == nil else { return false }
        limitProcessor()
        do {
          if try answer(page, of: document, seconds: seconds) { recognized += 1 }
        } catch { fault = error }
        return !job.maySplit || recognized == 0 || document.pageCount - page.number < Worker.splitPages
      })
    if let fault { throw fault }
    guard let outcome else { return try channel.send(Frame(.split)) }
    for record in outcome.records {
      try channel.send(Frame(.record, RecordCoder.data(record)))
    }
    let content = outcome.records.first?.source.content ?? ""
    try channel.send(Frame(.done, json: Answer(summary: outcome.summary, content: content)))
  }

  /// Tells that a page is done, with its words where they took recognition.
  ///
  /// - Returns: whether they did.
  @discardableResult
  private func answer(_ page: Page, of document: OpenDocument, seconds: Double) throws(FrameError) -> Bool {
    let tookRecognition =
      page.reading.reader == .ocr || page.reading.reader == .none || seconds > Worker.longTime
    guard tookRecognition, page.width > 0 else {
      try channel.send(Frame(.page))
      return false
    }
    var frame = PageFrame(index: page.number - 1, words: PageCoder.data(page))
    // The model judges text layers; where there is none to judge it has no say.
    frame.dependsOnModel =
      document.hasWordsFile
      || document.mediaType == .pdf && !page.reading.reason.hasPrefix("no text layer")
    frame.seconds = seconds
    try channel.send(Frame(.page, frame.payload))
    return true
  }
}
