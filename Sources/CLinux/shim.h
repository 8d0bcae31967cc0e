#pragma once
/* Functions of glibc that its Swift overlay does not show, because they are declared under _GNU_SOURCE; as C++ they are shown. */
#include <spawn.h>
#include <stddef.h>
#ifndef __cplusplus
void *memmem(const void *text, size_t length, const void *pattern, size_t patternLength);
int pipe2(int ends[2], int flags);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
int renameat2(int oldFolder, const char *oldPath, int newFolder, const char *newPath, unsigned int flags);
#endif

/* Functions that Swift does not import: fork is safe only in a process of one thread, prctl takes any number of arguments. */
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>
static inline pid_t linux_fork(void) { return fork(); }
static inline int linux_end_with_parent(int signal) { return prctl(PR_SET_PDEATHSIG, signal); }
static inline int linux_adopt_orphans(void) { return prctl(PR_SET_CHILD_SUBREAPER, 1); }

/* Where programs, libraries, heaps and stacks lie differs from run to run, unless a process asks for it not to. */
#include <sys/personality.h>
static inline int linux_layout(void) { return personality(0xffffffff); }
static inline int linux_set_layout(int persona) { return personality((unsigned long)persona); }
static const int linux_fixed_layout = ADDR_NO_RANDOMIZE;

/* Whether a file is one that the kernel makes up, in /proc or /sys. */
#include <sys/vfs.h>
static inline int linux_is_kernels(int file) {
    struct statfs system;
    return fstatfs(file, &system) == 0 && (system.f_type == 0x9fa0 || system.f_type == 0x62656572);
}

#include "confinement.h"
#include "folders.h"
