#pragma once
/* What a folder has besides its name, and what may lie over it. */
#include <linux/stat.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/xattr.h>
#include <unistd.h>
#ifndef STATX_ATTR_MOUNT_ROOT
#define STATX_ATTR_MOUNT_ROOT 0x2000
#endif

/* Whether something is mounted at a name in an open folder, or at the folder itself where the name is empty; links are not followed, and
   nothing is mounted for it. Kernels before 5.8 do not tell. */
static inline int linux_is_mounted(int folder, const char *name) {
    struct statx status;
    const int flags = 0x100 | 0x800 | 0x1000; /* AT_SYMLINK_NOFOLLOW, AT_NO_AUTOMOUNT, AT_EMPTY_PATH */
    if (syscall(SYS_statx, folder, name, flags, 0, &status) != 0) return 0;
    return (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

/* Gives the folder `to` the owner, the group and the attributes of the folder `from`, access lists among them, as far as this user may;
   and its mode, with `added` to it. */
static inline int linux_take_after(const char *to, const char *from, unsigned int added) {
    struct stat status;
    if (lstat(from, &status) != 0) return -1;
    int isOwned = lchown(to, status.st_uid, status.st_gid) == 0 || lchown(to, (uid_t)-1, status.st_gid) == 0;
    (void)isOwned;
    const unsigned long limit = 1 << 16; /* the kernel's own, of all names and of one value */
    char *names = (char *)malloc(limit), *value = (char *)malloc(limit);
    long length = names && value ? listxattr(from, names, limit) : 0;
    for (long start = 0; start < length; start += (long)strlen(names + start) + 1) {
        long size = getxattr(from, names + start, value, limit);
        if (size >= 0) setxattr(to, names + start, value, (unsigned long)size, 0);
    }
    free(names);
    free(value);
    return chmod(to, (status.st_mode & 07777) | added);
}
