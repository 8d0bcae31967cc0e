internal import CZlib
import Foundation

enum GZip {
    struct Failure: Error {}

    /// - Throws: `Failure` if zlib refuses, which it has no reason to.
    static func compressed(_ bytes: Data) throws -> Data {
        var target = Data(count: czlib_gzip_bound(bytes.count))
        let room = target.count
        let count = target.withUnsafeMutableBytes { target in
            bytes.withUnsafeBytes { source in
                czlib_gzip(
                    source.baseAddress?.assumingMemoryBound(to: UInt8.self), source.count,
                    target.baseAddress?.assumingMemoryBound(to: UInt8.self), room)
            }
        }
        guard count > 0 else { throw Failure() }
        return target.prefix(count)
    }
}
