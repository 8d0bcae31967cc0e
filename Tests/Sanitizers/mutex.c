// Shows the thread sanitizer the locks of Swift's `Mutex`: what a thread does while it waits for one is in the standard library, which was
// not built for the sanitizer, so that it would take what is done under a lock for a race.
//
//     swift build --build-tests --sanitize=thread --scratch-path .build-thread
//     clang -shared -fPIC Tests/Sanitizers/mutex.c -o .build-thread/mutex.so
//     LD_PRELOAD=$PWD/.build-thread/mutex.so swift test --sanitize=thread --scratch-path .build-thread
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *lock

// Of the sanitizer, in a program that was built for it.
__attribute__((weak)) void __tsan_acquire(void *address);
__attribute__((weak)) void __tsan_release(void *address);

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

SWIFT void lock_slow(uint32_t thread, SELF) __asm__(LOCK);
SWIFT void unlock_slow(SELF) __asm__(UNLOCK);

SWIFT void lock_slow(uint32_t thread, SELF) {
    ((SWIFT void (*)(uint32_t, SELF))dlsym(RTLD_NEXT, LOCK))(thread, lock);
    if (__tsan_acquire) __tsan_acquire(lock);
}

SWIFT void unlock_slow(SELF) {
    if (__tsan_release) __tsan_release(lock);
    ((SWIFT void (*)(SELF))dlsym(RTLD_NEXT, UNLOCK))(lock);
}
