// What a worker gives up before it reads a document, and the two calls that Swift cannot make by itself.
//
// Every function returns 0 or more on success and a negative error number otherwise.
#ifndef JUSTERA_SANDBOX_H
#define JUSTERA_SANDBOX_H

#include <stdint.h>

// Nothing this process starts can gain rights, as by a setuid program.
int justera_no_new_privileges(void);

// The process is killed when the thread that started it ends, however it ends.
int justera_die_with_parent(void);

// Limits of the process: address space in bytes, no core file, no byte written to any file.
int justera_limit(uint64_t address_space);

// Lets the process use this many more seconds of processor time from now on.
int justera_limit_processor(uint64_t seconds);

// Allows the file system below the given paths to be read, the files of the second list to be written too, and
// nothing else; no TCP, no signals to processes outside. Paths that do not exist are left out. Both lists end with NULL.
// Returns the version of the kernel's Landlock.
int justera_restrict_files(const char *const *readable, const char *const *writable);

// Refuses sockets, new processes and programs; a call that no reader has any business with kills the process.
int justera_restrict_calls(void);

// How many threads the process has; a restriction holds for the threads that exist and their children.
int justera_thread_count(void);

// Sends an open file to the process at the other end of a socket.
int justera_send_descriptor(int socket, int descriptor);

// Takes an open file that justera_send_descriptor sent; waits for it.
int justera_receive_descriptor(int socket);

// Attempts, each of which a restricted process must be refused. Returns the error number, or 0 where the attempt
// succeeded.
int justera_try_read(const char *path);
int justera_try_write(const char *path);
int justera_try_socket(int family);
int justera_try_fork(void);
int justera_try_exec(const char *program);
int justera_try_signal(int process);

#endif
