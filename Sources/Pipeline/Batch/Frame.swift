import Foundation
import Glibc

/// What supervisor and worker say to each other: a kind and a payload.
///
/// On the pipe a frame is the payload's length (four bytes, most significant first), the kind (one byte) and
/// the payload. Records pass as finished bytes that the supervisor never parses.
struct Frame: Hashable, Sendable {
  /// The kinds of frame.
  enum Kind: UInt8, Sendable {
    /// To the worker, once: how to work (`Worker.Setup`).
    case setup = 1
    /// To the worker: a document to do (`Worker.Job`).
    case job = 2
    /// From the worker: a page is done.
    case page = 3
    /// From the worker: the bytes of a record.
    case record = 4
    /// From the worker: the document is done (`DocumentSummary`).
    case done = 5
  }

  var kind: Kind
  var payload: Data

  init(_ kind: Kind, _ payload: Data = Data()) {
    self.kind = kind
    self.payload = payload
  }

  /// A frame whose payload is a value as JSON.
  init(_ kind: Kind, json value: some Encodable) throws {
    self.init(kind, try RecordCoder.line(value))
  }
}

/// Why no frame came.
enum FrameError: Error, Hashable {
  /// The other side closed the pipe.
  case closed
  /// Nothing came within the time given.
  case timedOut
  /// The waiting was given up.
  case cancelled
  /// The bytes are no frame.
  case malformed
  /// The system refused to read or write, with its error number.
  case system(Int32)
}

/// Reads and writes frames on two file descriptors it does not own.
struct FrameChannel: Sendable {
  /// The longest payload accepted, in bytes: far above any record, far below what would exhaust memory.
  private static let longestPayload = 1 << 30

  private let input: Int32
  private let output: Int32

  init(input: Int32, output: Int32) {
    self.input = input
    self.output = output
  }

  /// Writes a frame.
  func send(_ frame: Frame) throws(FrameError) {
    let length = UInt32(frame.payload.count).bigEndian
    var bytes = withUnsafeBytes(of: length) { Data($0) }
    bytes.append(frame.kind.rawValue)
    bytes.append(frame.payload)
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { write(output, $0.baseAddress?.advanced(by: sent), $0.count - sent) }
      if count > 0 {
        sent += count
      } else if errno == EPIPE {
        throw .closed
      } else if errno != EINTR {
        throw .system(errno)
      }
    }
  }

  /// Waits for a frame as long as it takes.
  func receive() throws(FrameError) -> Frame { try receive(waiting: nil) }

  /// Waits for a frame.
  ///
  /// - Parameters:
  ///   - deadline: how long.
  ///   - isCancelled: asked several times a second whether to give up.
  func receive(
    until deadline: ContinuousClock.Instant, isCancelled: @escaping () -> Bool = { false }
  ) throws(FrameError) -> Frame {
    try receive(waiting: Patience(deadline: deadline, isCancelled: isCancelled))
  }

  /// How long to wait for bytes.
  private struct Patience {
    var deadline: ContinuousClock.Instant
    var isCancelled: () -> Bool
  }

  private func receive(waiting patience: Patience?) throws(FrameError) -> Frame {
    let head = try read(5, waiting: patience)
    let length = head.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    guard let kind = Frame.Kind(rawValue: head[head.startIndex + 4]), length <= FrameChannel.longestPayload
    else {
      throw .malformed
    }
    return Frame(kind, try read(length, waiting: patience))
  }

  private func read(_ count: Int, waiting patience: Patience?) throws(FrameError) -> Data {
    var bytes = Data(count: count)
    var filled = 0
    while filled < count {
      if let patience { try wait(patience) }
      let got = bytes.withUnsafeMutableBytes {
        Glibc.read(input, $0.baseAddress?.advanced(by: filled), count - filled)
      }
      if got > 0 {
        filled += got
      } else if got == 0 {
        throw .closed
      } else if errno != EINTR {
        throw .system(errno)
      }
    }
    return bytes
  }

  private func wait(_ patience: Patience) throws(FrameError) {
    while true {
      if patience.isCancelled() { throw .cancelled }
      guard ContinuousClock.now < patience.deadline else { throw .timedOut }
      var descriptor = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      let ready = poll(&descriptor, 1, 100)
      if ready > 0 { return }
      if ready < 0, errno != EINTR { throw .system(errno) }
    }
  }
}
