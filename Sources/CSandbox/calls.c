#define _GNU_SOURCE
#include "sandbox.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define THIS_MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_MACHINE AUDIT_ARCH_AARCH64
#endif

#ifdef THIS_MACHINE

// Refused with an error: libraries try these on the way and go on without.
static const int refused[] = {
    __NR_socket,  __NR_socketpair, __NR_connect,  __NR_bind,    __NR_listen,   __NR_accept, __NR_accept4,
    __NR_sendto,  __NR_sendmsg,    __NR_sendmmsg, __NR_execve,  __NR_execveat, __NR_kill,   __NR_tkill,
    __NR_rt_sigqueueinfo, __NR_rt_tgsigqueueinfo, __NR_setsid, __NR_setpgid,
#ifdef __NR_fork
    __NR_fork, __NR_vfork,
#endif
};

// No reader of papers comes here but by an attack.
static const int fatal[] = {
    __NR_ptrace, __NR_process_vm_readv, __NR_process_vm_writev, __NR_mount, __NR_umount2, __NR_pivot_root,
    __NR_chroot, __NR_setns, __NR_unshare, __NR_bpf, __NR_init_module, __NR_finit_module, __NR_delete_module,
    __NR_kexec_load, __NR_reboot, __NR_swapon, __NR_swapoff, __NR_add_key, __NR_request_key, __NR_keyctl,
    __NR_perf_event_open, __NR_userfaultfd, __NR_open_by_handle_at, 425 /* io_uring_setup */,
    438 /* pidfd_getfd */,
};

#define LONGEST 192
#define ANSWER_ERROR(number) (SECCOMP_RET_ERRNO | ((number) & SECCOMP_RET_DATA))

struct program {
  struct sock_filter code[LONGEST];
  unsigned short length;
};

static void add(struct program *program, unsigned short code, unsigned char yes, unsigned char no, uint32_t value) {
  if (program->length < LONGEST)
    program->code[program->length++] = (struct sock_filter){code, yes, no, value};
}

static void load(struct program *program, size_t offset) {
  add(program, BPF_LD | BPF_W | BPF_ABS, 0, 0, (uint32_t)offset);
}

static void answer(struct program *program, int call, uint32_t with) {
  add(program, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, (uint32_t)call);
  add(program, BPF_RET | BPF_K, 0, 0, with);
}

int justera_restrict_calls(void) {
  struct program program = {.length = 0};
  // The lower half of an argument: both machines store it first.
  const size_t first = offsetof(struct seccomp_data, args[0]);
  load(&program, offsetof(struct seccomp_data, arch));
  add(&program, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, THIS_MACHINE);
  add(&program, BPF_RET | BPF_K, 0, 0, SECCOMP_RET_KILL_PROCESS);
  load(&program, offsetof(struct seccomp_data, nr));
#if defined(__x86_64__)
  // The other way to make calls on this machine, by which the list below could be passed.
  add(&program, BPF_JMP | BPF_JGE | BPF_K, 0, 1, 0x40000000);
  add(&program, BPF_RET | BPF_K, 0, 0, SECCOMP_RET_KILL_PROCESS);
#endif
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) answer(&program, refused[i], ANSWER_ERROR(EPERM));
  for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) answer(&program, fatal[i], SECCOMP_RET_KILL_PROCESS);
  // Its flags lie in memory, where a filter cannot look: the C library falls back to the older call.
  answer(&program, 435 /* clone3 */, ANSWER_ERROR(ENOSYS));
  // Threads yes, processes no.
  add(&program, BPF_JMP | BPF_JEQ | BPF_K, 0, 4, __NR_clone);
  load(&program, first);
  add(&program, BPF_JMP | BPF_JSET | BPF_K, 1, 0, CLONE_THREAD);
  add(&program, BPF_RET | BPF_K, 0, 0, ANSWER_ERROR(EPERM));
  add(&program, BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW);
  // Signals to its own threads only, as abort() sends.
  add(&program, BPF_JMP | BPF_JEQ | BPF_K, 0, 3, __NR_tgkill);
  load(&program, first);
  add(&program, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, (uint32_t)getpid());
  add(&program, BPF_RET | BPF_K, 0, 0, ANSWER_ERROR(EPERM));
  add(&program, BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW);
  if (program.length >= LONGEST) return -E2BIG;
  struct sock_fprog filter = {program.length, program.code};
  // For all threads at once; one that cannot be brought in line makes it fail.
  long result = syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter);
  return result == 0 ? 0 : result > 0 ? -EBUSY : -errno;
}

#else

int justera_restrict_calls(void) { return -ENOSYS; }

#endif
