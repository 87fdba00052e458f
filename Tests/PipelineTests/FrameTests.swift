import Foundation
import Testing

@testable import Pipeline

@Suite struct FrameTests {
  @Test func passesFramesOfAnySize() throws {
    let pipe = Pipe()
    let channel = FrameChannel(
      input: pipe.fileHandleForReading.fileDescriptor, output: pipe.fileHandleForWriting.fileDescriptor)
    for frame in [
      Frame(.page), Frame(.record, Data(repeating: 7, count: 40_000)), Frame(.done, Data("x".utf8)),
    ] {
      try channel.send(frame)
      #expect(try channel.receive(until: .now + .seconds(5)) == frame)
    }
  }

  @Test func tellsSilenceFromAClosedPipeAndFromRubbish() throws {
    let pipe = Pipe()
    let channel = FrameChannel(
      input: pipe.fileHandleForReading.fileDescriptor, output: pipe.fileHandleForWriting.fileDescriptor)
    #expect(throws: FrameError.timedOut) { try channel.receive(until: .now + .milliseconds(20)) }
    try pipe.fileHandleForWriting.write(contentsOf: Data([0, 0, 0, 0, 99]))
    #expect(throws: FrameError.malformed) { try channel.receive(until: .now + .seconds(5)) }
    try pipe.fileHandleForWriting.close()
    #expect(throws: FrameError.closed) { try channel.receive(until: .now + .seconds(5)) }
  }
}
