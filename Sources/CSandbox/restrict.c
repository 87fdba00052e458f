#define _GNU_SOURCE
#include "sandbox.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int justera_no_new_privileges(void) {
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? 0 : -errno;
}

int justera_die_with_parent(void) {
  return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 ? 0 : -errno;
}

int justera_limit(uint64_t address_space) {
  struct rlimit memory = {address_space, address_space};
  struct rlimit none = {0, 0};
  // A write beyond the limit shall fail, not kill.
  signal(SIGXFSZ, SIG_IGN);
  if (setrlimit(RLIMIT_AS, &memory) != 0) return -errno;
  if (setrlimit(RLIMIT_CORE, &none) != 0) return -errno;
  if (setrlimit(RLIMIT_FSIZE, &none) != 0) return -errno;
  return 0;
}

int justera_limit_processor(uint64_t seconds) {
  struct timespec used;
  struct rlimit limit;
  if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) != 0) return -errno;
  if (getrlimit(RLIMIT_CPU, &limit) != 0) return -errno;
  limit.rlim_cur = (rlim_t)used.tv_sec + 1 + seconds;
  if (limit.rlim_cur > limit.rlim_max) limit.rlim_cur = limit.rlim_max;
  return setrlimit(RLIMIT_CPU, &limit) == 0 ? 0 : -errno;
}

int justera_thread_count(void) {
  DIR *tasks = opendir("/proc/self/task");
  if (!tasks) return -errno;
  int count = 0;
  for (struct dirent *entry = readdir(tasks); entry; entry = readdir(tasks)) count += entry->d_name[0] != '.';
  closedir(tasks);
  return count;
}

// Landlock, of which the system's headers may know less than its kernel. The numbers are the kernel's interface.
#define CREATE_RULESET 444
#define ADD_RULE 445
#define RESTRICT_SELF 446
#define VERSION_FLAG 1u
#define RULE_PATH_BENEATH 1
#define MAY_WRITE_FILE (1ull << 1)
#define MAY_READ_FILE (1ull << 2)
#define MAY_READ_FOLDER (1ull << 3)
#define MAY_TRUNCATE (1ull << 14)
#define CONTROL_DEVICE (1ull << 15)

struct ruleset {
  uint64_t files;
  uint64_t network;
  uint64_t scoped;
};

struct beneath {
  uint64_t allowed;
  int32_t parent;
} __attribute__((packed));

static int allow(int ruleset, const char *path, uint64_t allowed) {
  int parent = open(path, O_PATH | O_CLOEXEC);
  if (parent < 0) return 0;
  struct stat status;
  int result = fstat(parent, &status) == 0 ? 0 : -errno;
  if (result == 0) {
    if (!S_ISDIR(status.st_mode)) allowed &= ~MAY_READ_FOLDER;
    struct beneath rule = {allowed, parent};
    if (syscall(ADD_RULE, ruleset, RULE_PATH_BENEATH, &rule, 0) != 0) result = -errno;
  }
  close(parent);
  return result;
}

int justera_restrict_files(const char *const *readable, const char *const *writable) {
  long version = syscall(CREATE_RULESET, NULL, 0, VERSION_FLAG);
  if (version < 0) return -errno;
  // Every right that this version of the kernel can withhold.
  struct ruleset rules = {(1ull << 13) - 1, 0, 0};
  if (version >= 2) rules.files |= 1ull << 13;
  if (version >= 3) rules.files |= MAY_TRUNCATE;
  if (version >= 5) rules.files |= CONTROL_DEVICE;
  if (version >= 4) rules.network = 3;
  if (version >= 6) rules.scoped = 3;
  size_t size = version >= 6 ? sizeof rules
                : version >= 4 ? offsetof(struct ruleset, scoped)
                               : offsetof(struct ruleset, network);
  int ruleset = (int)syscall(CREATE_RULESET, &rules, size, 0);
  if (ruleset < 0) return -errno;
  int result = 0;
  for (const char *const *path = readable; *path && result == 0; path++)
    result = allow(ruleset, *path, MAY_READ_FILE | MAY_READ_FOLDER);
  for (const char *const *path = writable; *path && result == 0; path++)
    result = allow(ruleset, *path, MAY_READ_FILE | MAY_WRITE_FILE | (rules.files & MAY_TRUNCATE));
  if (result == 0 && syscall(RESTRICT_SELF, ruleset, 0) != 0) result = -errno;
  close(ruleset);
  return result == 0 ? (int)version : result;
}
