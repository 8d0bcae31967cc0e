internal import CLinux
internal import Glibc

/// The system calls that reach beyond a block's process, its children and its folder, refused: a program of the kernel's packet filter,
/// which looks at the number of each call.
struct SystemCallFilter {
    /// Which sockets a block may make. Those of the system's own programs, which have names of files, never.
    enum Sockets {
        /// For the internet, or for a network in which there is nothing else.
        case internet
        /// The least that Foundation's `Process` needs, where there is no network of the block's own.
        case datagrams
    }

    private var steps: [sock_filter]

    init(_ sockets: Sockets) {
        steps = [
            .load(Field.architecture), .skip(1, ifEqualTo: Self.architecture), .refuse(EPERM), .load(Field.number),
        ]
        // The calls of another way to count them.
        #if arch(x86_64)
            steps += [.skip(1, unlessAtLeast: 0x4000_0000), .refuse(EPERM)]
        #endif
        // What a call does that is younger than this list, nobody here knows: to programs it is as on the kernels that lack it.
        steps += [.skip(1, unlessAtLeast: Self.youngestKnown + 1), .refuse(ENOSYS)]
        // Foundation sets the modes of copies, and takes it for a failure that it can't: it is told that it could.
        steps += [.skip(1, unlessEqualTo: UInt32(SYS_fchmod)), .refuse(0)]
        for number in Self.refused { steps += [.skip(1, unlessEqualTo: UInt32(number)), .refuse(EPERM)] }
        // Last of all, for they look at arguments too.
        refuse(
            SYS_socket, argument: 0, unlessOneOf: sockets == .internet ? Self.networks : [UInt32(AF_INET)], with: EACCES)
        if sockets == .datagrams {
            // The kind of a socket is in the lowest bits; flags are above.
            steps += [.skip(5, unlessEqualTo: UInt32(SYS_socket)), .load(Field.argument(1)), .mask(0xf)]
            steps += [.skip(1, ifEqualTo: 2), .refuse(EACCES), .load(Field.number)]
        }
        refuse(SYS_prlimit64, argument: 0, unlessOneOf: [0], with: EPERM)
        refuse(SYS_sched_setaffinity, argument: 0, unlessOneOf: [0], with: EPERM)
        // Files in memory, which no process maps, are in no account of it; older kernels have none either.
        steps += [.skip(1, unlessEqualTo: UInt32(SYS_memfd_create)), .refuse(ENOSYS)]
        // The C library then makes processes and threads by `clone`, whose flags can be looked at.
        steps += [.skip(1, unlessEqualTo: UInt32(SYS_clone3)), .refuse(ENOSYS)]
        steps += [.skip(5, unlessEqualTo: UInt32(SYS_clone)), .load(Field.argument(0)), .mask(Self.newNamespaces)]
        steps += [.skip(1, ifEqualTo: 0), .refuse(EPERM), .load(Field.number)]
        refuse(SYS_ioctl, argument: 1, ifOneOf: Self.settingFlags, with: EPERM)
        // The time of an open file may become that of the clock, as `touch` has it.
        for field in [1, 2].flatMap({ [Field.argument($0), Field.upperHalf(ofArgument: $0)] }) {
            refuse(SYS_utimensat, at: field, unlessOneOf: [0], with: EPERM)
        }
        // Whoever hides its memory from its user hides it from the account of it, too.
        refuse(SYS_prctl, argument: 0, ifOneOf: [UInt32(PR_SET_PDEATHSIG), UInt32(PR_SET_DUMPABLE)], with: EPERM)
        steps.append(.allow)
    }

    /// Filters the calls of this thread, and of the threads and processes that it starts.
    func install() throws(StorageFailure) {
        guard linux_filters_calls() != 0 else { return }
        var steps = steps
        guard linux_filter_calls(&steps, UInt16(steps.count)) == 0 else {
            throw StorageFailure(calling: "prctl(PR_SET_SECCOMP)", on: "a block's process")
        }
    }

    private mutating func refuse(_ call: Int32, argument: Int, unlessOneOf allowed: [UInt32], with error: Int32) {
        refuse(call, at: Field.argument(argument), unlessOneOf: allowed, with: error)
    }

    private mutating func refuse(_ call: Int32, at field: UInt32, unlessOneOf allowed: [UInt32], with error: Int32) {
        let tests = allowed.enumerated().map { index, value in
            sock_filter.skip(UInt8(allowed.count - index), ifEqualTo: value)
        }
        steps += [.skip(UInt8(tests.count + 2), unlessEqualTo: UInt32(call)), .load(field)] + tests
        steps += [.refuse(error), .load(Field.number)]
    }

    private mutating func refuse(_ call: Int32, argument: Int, ifOneOf refused: [UInt32], with error: Int32) {
        let tests = refused.flatMap { [sock_filter.skip(1, unlessEqualTo: $0), .refuse(error)] }
        steps += [.skip(UInt8(tests.count + 2), unlessEqualTo: UInt32(call)), .load(Field.argument(argument))] + tests
        steps += [.load(Field.number)]
    }

    /// Where the kernel hands a part of a call over.
    private enum Field {
        static let number: UInt32 = 0
        static let architecture: UInt32 = 4
        /// The lower half: processors with the lower half first are the only ones that we know.
        static func argument(_ index: Int) -> UInt32 { UInt32(16 + 8 * index) }
        static func upperHalf(ofArgument index: Int) -> UInt32 { argument(index) + 4 }
    }

    /// IPv4, IPv6, and the kernel's own answers about interfaces.
    private static let networks: [UInt32] = [2, 10, 16]

    /// Of `clone`: namespaces of the new process's own.
    private static let newNamespaces: UInt32 = 0x7e02_0000

    /// Flags of open files, such as that nobody may remove them (`FS_IOC_SETFLAGS`, `FS_IOC_FSSETXATTR`).
    private static let settingFlags: [UInt32] = [0x4008_6602, 0x4004_6602, 0x401c_5820]

    #if arch(x86_64)
        private static let architecture: UInt32 = 0xc000_003e
        private static let ofThisArchitecture = [
            SYS_chmod, SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat, SYS_iopl, SYS_ioperm,
        ]
    #elseif arch(arm64)
        private static let architecture: UInt32 = 0xc000_00b7
        private static let ofThisArchitecture: [Int32] = []
    #endif

    private static let refused: [Int32] =
        ofThisArchitecture + [
            // Modes, owners and times of files, which Landlock leaves alone: of those too that a block may read and has open.
            SYS_fchmodat, fchmodat2, SYS_fchown, SYS_fchownat, SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr,
            SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr,
            // Memory, messages and keys that outlive a process, and that other blocks would find.
            SYS_shmget, SYS_semget, SYS_msgget, SYS_mq_open, SYS_add_key, SYS_request_key, SYS_keyctl,
            // Ways around this filter and around the rules for files.
            SYS_io_uring_setup, SYS_open_by_handle_at, SYS_unshare, SYS_setns, SYS_chroot, SYS_pivot_root, SYS_mount,
            SYS_umount2, SYS_mount_setattr, SYS_fanotify_init, SYS_bpf,
            // Other processes' turns.
            SYS_setpriority, SYS_ioprio_set, SYS_sched_setscheduler, SYS_sched_setparam, SYS_sched_setattr,
            // The machine.
            SYS_reboot, SYS_kexec_load, SYS_kexec_file_load, SYS_init_module, SYS_finit_module, SYS_delete_module,
            SYS_settimeofday, SYS_clock_settime, SYS_clock_adjtime, SYS_adjtimex, SYS_sethostname, SYS_setdomainname,
            SYS_swapon, SYS_swapoff, SYS_acct, SYS_quotactl, SYS_quotactl_fd, SYS_syslog, SYS_vhangup,
        ]
    /// Younger than the kernel's headers on Debian 12.
    private static let fchmodat2: Int32 = 452
    /// `mseal`, of Linux 6.10.
    private static let youngestKnown: UInt32 = 462
}

extension sock_filter {
    fileprivate static func load(_ field: UInt32) -> sock_filter { sock_filter(code: 0x20, jt: 0, jf: 0, k: field) }

    fileprivate static func mask(_ bits: UInt32) -> sock_filter { sock_filter(code: 0x54, jt: 0, jf: 0, k: bits) }

    fileprivate static func skip(_ count: UInt8, ifEqualTo value: UInt32) -> sock_filter {
        sock_filter(code: 0x15, jt: count, jf: 0, k: value)
    }

    fileprivate static func skip(_ count: UInt8, unlessEqualTo value: UInt32) -> sock_filter {
        sock_filter(code: 0x15, jt: 0, jf: count, k: value)
    }

    fileprivate static func skip(_ count: UInt8, unlessAtLeast value: UInt32) -> sock_filter {
        sock_filter(code: 0x35, jt: 0, jf: count, k: value)
    }

    fileprivate static func refuse(_ error: Int32) -> sock_filter {
        sock_filter(code: 0x06, jt: 0, jf: 0, k: 0x0005_0000 | UInt32(error))
    }

    fileprivate static let allow = sock_filter(code: 0x06, jt: 0, jf: 0, k: 0x7fff_0000)
}
