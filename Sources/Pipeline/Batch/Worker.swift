import Correction
import Foundation
import Glibc

/// The unit of work: takes jobs from a pipe, one at a time, and answers with finished records.
public struct Worker {
  /// How to work, told once.
  struct Setup: Codable {
    /// The user's configuration, as YAML over the defaults; empty for none.
    var configuration: String
    /// The text of the user's lexicon: its file may change or be gone while the batch goes on.
    var lexicon: String
  }

  /// A document to do.
  struct Job: Codable {
    /// Where the file is.
    var file: String
    /// Its path relative to the input root.
    var path: String
  }

  /// Works until the supervisor closes the pipe on standard input.
  ///
  /// - Throws: what keeps the worker from working at all: a wrong configuration, a missing model.
  public static func serveStandardInput() throws {
    // A terminal's Ctrl-C goes to the whole group; the supervisor decides what it means for its workers.
    signal(SIGINT, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    // The pipe gets a descriptor of its own, so that a library that prints cannot break a frame.
    let output = dup(STDOUT_FILENO)
    dup2(STDERR_FILENO, STDOUT_FILENO)
    try serve(FrameChannel(input: STDIN_FILENO, output: output))
  }

  static func serve(_ channel: FrameChannel) throws {
    var pipeline: Pipeline?
    while true {
      let frame: Frame
      do {
        frame = try channel.receive()
      } catch FrameError.closed {
        return
      }
      switch frame.kind {
      case .setup:
        let setup = try JSONDecoder().decode(Setup.self, from: frame.payload)
        let lexicon = UserLexicon(try LexiconText(setup.lexicon))
        pipeline = try Pipeline(
          configuration: Configuration(yaml: setup.configuration, lexicon: lexicon))
      case .job:
        guard let pipeline else { throw FrameError.malformed }
        let job = try JSONDecoder().decode(Job.self, from: frame.payload)
        try perform(job, with: pipeline, answering: channel)
      case .page, .record, .done:
        throw FrameError.malformed
      }
    }
  }

  private static func perform(_ job: Job, with pipeline: Pipeline, answering channel: FrameChannel) throws {
    let bytes: Data
    do {
      bytes = try InputFile.bytes(of: URL(filePath: job.file))
    } catch {
      let summary = DocumentSummary.failed(path: job.path, cause: error.id, message: error.message)
      return try channel.send(Frame(.done, json: summary))
    }
    let outcome = pipeline.run(bytes, path: job.path) { _ in
      // A supervisor that is gone is noticed when the records are sent.
      _ = try? channel.send(Frame(.page))
    }
    for record in outcome.records {
      try channel.send(Frame(.record, RecordCoder.data(record)))
    }
    try channel.send(Frame(.done, json: outcome.summary))
  }
}
