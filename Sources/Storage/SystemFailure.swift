import Foundation
internal import Glibc

/// The tools or the system failed: exit code 3.
package struct SystemFailure: Error, CustomStringConvertible {
    package let description: String

    /// The failure that `errno` tells of.
    package init(calling function: String, on subject: String) {
        self.init(function, on: subject, code: errno)
    }

    package init(_ description: String) { self.description = description }

    /// A file that is another one than was read before.
    package init(changedMeanwhile file: String) {
        description = "\(file): changed while the notebook read it: build again"
    }

    private init(_ function: String, on subject: String, code: Int32) {
        let advice = Self.advice(code).map { ": \($0)" } ?? ""
        description = "\(subject): \(function): \(String(cString: strerror(code)))\(advice)"
    }

    /// Any error, with the file that it is about and what to do: Foundation's own wording names neither.
    package init(_ error: any Error) {
        let bridged = error as NSError
        let cause = bridged.userInfo[NSUnderlyingErrorKey] as? NSError ?? bridged
        let path = bridged.userInfo[NSFilePathErrorKey] as? String ?? (bridged.userInfo[NSURLErrorKey] as? URL)?.path
        let code = cause.domain == NSPOSIXErrorDomain ? Int32(clamping: cause.code) : Self.code(of: bridged)
        if let path, let code {
            self.init("file access", on: path, code: code)
        } else {
            // What an error of ours is bridged to has none of its words.
            let words = path != nil || error is CocoaError ? bridged.localizedDescription : "\(error)"
            self.init((path.map { "\($0): " } ?? "") + words)
        }
    }

    /// What the system said, for the errors of Foundation's that do not hold it.
    private static func code(of error: NSError) -> Int32? {
        guard let error = error as? CocoaError else { return nil }
        return switch error.code {
        case .fileWriteOutOfSpace: ENOSPC
        case .fileWriteNoPermission, .fileReadNoPermission: EACCES
        case .fileWriteVolumeReadOnly: EROFS
        case .fileNoSuchFile, .fileReadNoSuchFile: ENOENT
        default: nil
        }
    }

    /// What the author can do about it.
    private static func advice(_ code: Int32) -> String? {
        switch code {
        case ENOSPC, EDQUOT: "free some space there and build again"
        case EACCES, EPERM: "give yourself permission there, and build again"
        case EBUSY: "it is where something is mounted, and is put in its place as a whole: mount the folder around it"
        case EISDIR: "a folder stands where a file is read"
        case EROFS: "the file system is read-only: build in a copy of the project on another one"
        case EFBIG: "allow larger files (`ulimit -f`) and build again"
        case EMFILE, ENFILE: "allow more open files (`ulimit -n`) and build again"
        case EXDEV: ".notebook, site and figures must lie on one file system"
        default: nil
        }
    }
}
