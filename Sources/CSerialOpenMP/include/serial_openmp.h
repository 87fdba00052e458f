/// OpenMP without threads: the calls that GCC makes of `#pragma omp` in Tesseract, each answered in the thread that asks.
///
/// Pages are read side by side in processes, so Tesseract's own threads only stand in each other's way, and libgomp
/// calls the system at the end of every region even where it has but one thread: for each step of a line through the
/// network, a twentieth of a page's time. A program's own functions come before a library's of the same name; so these
/// are what Tesseract finds. Their names and what they do: GCC's manual, "The libgomp ABI".
#ifndef SERIAL_OPENMP_H
#define SERIAL_OPENMP_H

/// Makes the thread's parallel regions run in it alone; to be called before each use of what holds them.
///
/// - Returns: whether the functions of this file do that. Where another's come first, a preloaded library's, its regions
///   are kept to one thread instead.
int serial_openmp_begin(void);

#endif
