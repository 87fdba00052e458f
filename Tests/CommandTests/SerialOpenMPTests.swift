import Foundation
import TestSupport
import Testing

/// Tesseract finds the program's own OpenMP, which has no threads.
@Suite struct SerialOpenMPTests {
  @Test func tesseractCallsTheProgramsFunctions() throws {
    let scratch = try TemporaryFolder()
    let (output, log) = (scratch.url.appending(path: "out"), scratch.url.appending(path: "log"))
    let child = try Child(
      Program.url, ["--version"], environment: ["LD_DEBUG": "bindings"], output: output, error: log)
    #expect(child.wait() == 0)
    let bindings = try String(decoding: Data(contentsOf: log), as: UTF8.self).split(separator: "\n")
      .filter { $0.contains("libtesseract") }
    for name in [
      "GOMP_parallel", "GOMP_parallel_sections", "GOMP_sections_next", "GOMP_sections_end_nowait",
      "omp_get_num_threads", "omp_get_thread_num",
    ] {
      let binding = bindings.filter { $0.contains("symbol `\(name)'") }
      #expect(binding.contains { $0.contains(" to \(Program.url.path) ") }, "\(name): \(binding)")
    }
  }
}
