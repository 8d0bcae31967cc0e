#pragma once
/* Functions of glibc that its Swift overlay does not show, because they are declared under _GNU_SOURCE. */
#include <spawn.h>
int pipe2(int ends[2], int flags);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
int renameat2(int oldFolder, const char *oldPath, int newFolder, const char *newPath, unsigned int flags);

/* Functions that Swift does not import: fork is safe only in a process of one thread, prctl takes any number of arguments. */
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>
static inline pid_t linux_fork(void) { return fork(); }
static inline int linux_end_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL); }
static inline int linux_adopt_orphans(void) { return prctl(PR_SET_CHILD_SUBREAPER, 1); }

/* Landlock: a thread, and all that it starts, may be kept from reading files that it does not name. */
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#ifndef O_PATH
#define O_PATH 010000000
#endif
/* The version of the kernel's Landlock; negative where there is none. */
static inline long linux_landlock_version(void) {
    return syscall(SYS_landlock_create_ruleset, (void *)0, 0, LANDLOCK_CREATE_RULESET_VERSION);
}
/* A set of rules by which nothing may be read. */
static inline int linux_reading_rules(void) {
    struct landlock_ruleset_attr rights = {
        .handled_access_fs = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_EXECUTE};
    return (int)syscall(SYS_landlock_create_ruleset, &rights, sizeof(rights), 0);
}
/* Lets the file, or all that is in the folder, be read and run. */
static inline int linux_allow_reading(int rules, const char *path) {
    int file = open(path, O_PATH | O_CLOEXEC);
    if (file < 0) return -1;
    struct stat status;
    int result = fstat(file, &status);
    struct landlock_path_beneath_attr rule = {
        .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE, .parent_fd = file};
    if (result == 0 && S_ISDIR(status.st_mode)) rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
    if (result == 0) result = (int)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    int error = errno;
    close(file);
    errno = error;
    return result;
}
static inline int linux_follow_rules(int rules) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    return (int)syscall(SYS_landlock_restrict_self, rules, 0);
}
