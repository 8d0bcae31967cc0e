#pragma once
/* What keeps a process from harming others: Landlock and seccomp. Both hold for the thread that asks and all that it starts, for
   good. The constants are ours: the kernel may know more than its headers on the machine that compiles. */
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <net/if.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#ifndef O_PATH
#define O_PATH 010000000
#endif

/* What a set of rules refuses unless a rule allows it. Older kernels take the longer structure as long as what they do not know is 0. */
struct linux_refusals {
    unsigned long long files;
    unsigned long long network;
    unsigned long long scopes;
};
struct linux_file_rule {
    unsigned long long allowed;
    int file;
} __attribute__((packed));

/* The version of the kernel's Landlock; negative where there is none. */
static inline long linux_landlock_version(void) { return syscall(444, (void *)0, 0, 1); }
static inline int linux_rules(struct linux_refusals refusals) { return (int)syscall(444, &refusals, sizeof refusals, 0); }
/* Allows the file, or in all of the folder, what `rights` names; of a file that is no folder, what `fileRights` names. */
static inline int linux_allow(int rules, const char *path, unsigned long long rights, unsigned long long fileRights) {
    int file = open(path, O_PATH | O_CLOEXEC);
    if (file < 0) return -1;
    struct stat status;
    int result = fstat(file, &status);
    struct linux_file_rule rule = {.allowed = rights, .file = file};
    if (result == 0 && !S_ISDIR(status.st_mode)) rule.allowed &= fileRights;
    if (result == 0) result = (int)syscall(445, rules, 1, &rule, 0);
    int error = errno;
    close(file);
    errno = error;
    return result;
}
static inline int linux_follow_rules(int rules) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    return (int)syscall(446, rules, 0);
}

/* From now on this thread, and what it starts, has none of root's powers, or of those that it has in a namespace of its own, but to read
   and write what modes forbid: Landlock says where. */
static inline int linux_drop_capabilities(void) {
    const unsigned int kept = 1u << 1 | 1u << 2; /* CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH */
    struct { unsigned int version; int process; } header = {0x20080522, 0};
    struct { unsigned int effective, permitted, inheritable; } powers[2];
    for (int power = 0; power < 64; power++)
        if (power > 31 || !(kept & 1u << power)) prctl(PR_CAPBSET_DROP, power, 0, 0, 0);
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    if (syscall(SYS_capget, &header, powers) != 0) return -1;
    for (int half = 0; half < 2; half++) {
        powers[half].permitted &= half == 0 ? kept : 0;
        powers[half].effective &= half == 0 ? kept : 0;
        powers[half].inheritable = 0;
    }
    return (int)syscall(SYS_capset, &header, powers);
}

/* Whether the kernel filters system calls: without a program it complains of the address, and not of the request. */
static inline int linux_filters_calls(void) {
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, 0, 0, 0) != 0 && errno == EFAULT;
}
static inline int linux_filter_calls(struct sock_filter *steps, unsigned short count) {
    struct sock_fprog program = {.len = count, .filter = steps};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

/* Writes a short text into a file that is there. */
static inline int linux_write_text(const char *path, const char *text, int length) {
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return -1;
    long written = write(file, text, (unsigned long)length);
    close(file);
    return written == length ? 0 : -1;
}
/* Moves this thread into a network of its own, in which there is nothing but itself; who may not do that may as the only user of a
   set of users of its own. */
static inline int linux_isolate_network(void) {
    const long users = 0x10000000, network = 0x40000000;
    if (syscall(SYS_unshare, network) != 0) {
        char map[64];
        unsigned int user = geteuid(), group = getegid();
        if (syscall(SYS_unshare, users | network) != 0) return -1;
        linux_write_text("/proc/self/setgroups", "deny", 4);
        linux_write_text("/proc/self/uid_map", map, snprintf(map, sizeof map, "%u %u 1", user, user));
        linux_write_text("/proc/self/gid_map", map, snprintf(map, sizeof map, "%u %u 1", group, group));
        /* Counted in this namespace alone, since Linux 5.14; of root no kernel counts them. Above the number at which the notebook ends
           a block, so that it ends by that. */
        struct rlimit processes;
        if (getrlimit(RLIMIT_NPROC, &processes) == 0 && processes.rlim_cur > 5000) {
            processes.rlim_cur = processes.rlim_max = 5000;
            setrlimit(RLIMIT_NPROC, &processes);
        }
    }
    /* Foundation's Process hears of its children's ends through it. */
    struct ifreq loopback = {.ifr_name = "lo"};
    int any = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (any < 0) return -1;
    loopback.ifr_flags = IFF_UP | IFF_RUNNING;
    int result = ioctl(any, SIOCSIFFLAGS, &loopback);
    close(any);
    return result;
}
