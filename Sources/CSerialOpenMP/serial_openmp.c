#define _GNU_SOURCE
#include "serial_openmp.h"

#include <dlfcn.h>
#include <stddef.h>

/// The sections of the region that a thread is in.
static _Thread_local struct {
  unsigned next;
  unsigned count;
} sections;

/// A region that threads share by their numbers.
void GOMP_parallel(void (*body)(void *), void *data, unsigned threads, unsigned flags) {
  (void)threads;
  (void)flags;
  body(data);
}

/// A region of so many sections, which threads ask for.
void GOMP_parallel_sections(void (*body)(void *), void *data, unsigned threads, unsigned count, unsigned flags) {
  (void)threads;
  (void)flags;
  unsigned next = sections.next, outer = sections.count;
  sections.next = 1;
  sections.count = count;
  body(data);
  // A section may itself hold a region.
  sections.next = next;
  sections.count = outer;
}

/// The number of the next section to do, from 1; 0 where all are done.
unsigned GOMP_sections_next(void) { return sections.next <= sections.count ? sections.next++ : 0; }

/// Ends a thread's part of the sections.
void GOMP_sections_end_nowait(void) {}

/// How many threads the region has.
int omp_get_num_threads(void) { return 1; }

/// Which of them this is.
int omp_get_thread_num(void) { return 0; }

/// All of them: a linker leaves out what nothing names.
static const struct {
  const char *name;
  void *function;
} calls[] = {
    {"GOMP_parallel", (void *)GOMP_parallel},
    {"GOMP_parallel_sections", (void *)GOMP_parallel_sections},
    {"GOMP_sections_next", (void *)GOMP_sections_next},
    {"GOMP_sections_end_nowait", (void *)GOMP_sections_end_nowait},
    {"omp_get_num_threads", (void *)omp_get_num_threads},
    {"omp_get_thread_num", (void *)omp_get_thread_num},
};

int serial_openmp_begin(void) {
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
    if (dlsym(RTLD_DEFAULT, calls[i].name) == calls[i].function) continue;
    void (*limit)(int) = (void (*)(int))dlsym(RTLD_DEFAULT, "omp_set_max_active_levels");
    if (limit != NULL) limit(0);
    return 0;
  }
  return 1;
}
