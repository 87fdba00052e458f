import Foundation
import Glibc

/// The processor time of the thread: how much work was done, however busy the machine is.
enum ProcessorClock {
  /// In seconds.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
