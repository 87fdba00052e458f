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
    /// To the worker: a document to do (`Worker.Job`); its open file follows on the socket.
    case job = 2
    /// From the worker: a page is done; empty, or its words (`PageFrame`).
    case page = 3
    /// From the worker: the bytes of a record.
    case record = 4
    /// From the worker: the document is done (`Worker.Answer`).
    case done = 5
    /// To the worker, before a job: the words of a page that need not be recognized (`PageFrame`).
    case known = 6
    /// From the worker, once: it is ready, and so restricted (`Sandbox`).
    case ready = 7
    /// From the worker: the document is open (`Worker.Opening`).
    case opened = 8
    /// From the worker: the document's other pages are better shared among workers.
    case split = 9
    /// To the worker: try what the sandbox is there to prevent.
    case attempt = 10
    /// From the worker: what came of it (`[Sandbox.Attempt]`).
    case attempted = 11
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

/// The words of a page on the pipe.
struct PageFrame: Hashable, Sendable {
  /// The page, from 0.
  var index: Int
  /// The words, as `PageCoder` writes them.
  var words: Data
  /// Whether the correction model had a say in how the page was read.
  var dependsOnModel = false
  /// Seconds that reading took.
  var seconds = 0.0

  /// The frame's payload.
  var payload: Data {
    var data = Data(capacity: 13 + words.count)
    withUnsafeBytes(of: UInt32(index).bigEndian) { data.append(contentsOf: $0) }
    data.append(dependsOnModel ? 1 : 0)
    withUnsafeBytes(of: seconds.bitPattern.bigEndian) { data.append(contentsOf: $0) }
    data.append(words)
    return data
  }

  init(index: Int, words: Data) {
    self.index = index
    self.words = words
  }

  /// Reads a payload.
  init(payload: Data) throws(FrameError) {
    guard payload.count >= 13 else { throw .malformed }
    let bytes = [UInt8](payload.prefix(13))
    index = bytes[0..<4].reduce(0) { $0 << 8 | Int($1) }
    dependsOnModel = bytes[4] != 0
    seconds = Double(bitPattern: bytes[5..<13].reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    words = payload.dropFirst(13)
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
  private let isSocket: Bool

  /// Makes a channel.
  ///
  /// - Parameter isSocket: whether the output is a socket, on which a broken connection sends no signal.
  init(input: Int32, output: Int32, isSocket: Bool = false) {
    self.input = input
    self.output = output
    self.isSocket = isSocket
  }

  /// Writes a frame.
  func send(_ frame: Frame) throws(FrameError) {
    let length = UInt32(frame.payload.count).bigEndian
    var bytes = withUnsafeBytes(of: length) { Data($0) }
    bytes.append(frame.kind.rawValue)
    bytes.append(frame.payload)
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> Int in
        let rest = bytes.baseAddress?.advanced(by: sent)
        return isSocket
          ? Glibc.send(output, rest, bytes.count - sent, Int32(MSG_NOSIGNAL))
          : write(output, rest, bytes.count - sent)
      }
      if count > 0 {
        sent += count
      } else if errno == EPIPE || errno == ECONNRESET {
        throw .closed
      } else if errno == EAGAIN {
        throw .timedOut
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
  ///   - isCancelled: asked several times a second, and before each frame, whether to give up.
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
      } else if got == 0 || errno == ECONNRESET {
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
