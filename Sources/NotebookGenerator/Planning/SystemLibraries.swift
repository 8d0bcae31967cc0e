import Foundation

/// The shared libraries that chapters run with.
///
/// The notebook itself is linked with everything that its package's modules need, so that what is loaded here is what a
/// chapter loads too.
enum SystemLibraries {
    /// Parts that only the generator uses; a new version of these changes no result.
    private static let notForChapters = ["libSwift", "libduktape", "libmd4c", "libmicrohttpd", "libnettle", "lib_CompilerSwift"]

    /// The digest of every library by its file, and of the compiler's version.
    static func digest(toolchain: Toolchain, stamps: FileStamps) throws -> Digest {
        let files = try loaded().map { try "\(($0 as NSString).lastPathComponent) \(stamps.digest(of: $0))" }
        return Digest(ofAll: ["tools 1", toolchain.version] + files)
    }

    static func loaded() throws -> [String] {
        // Read to the end: the kernel hands out a page at a time, and a single read of a file without a size stops there.
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/self/maps"))
        let maps = String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
        let paths = maps.split(separator: "\n").compactMap { line -> String? in
            guard let start = line.firstIndex(of: "/") else { return nil }
            let path = String(line[start...])
            let name = (path as NSString).lastPathComponent
            return name.contains(".so") && !notForChapters.contains(where: name.hasPrefix) ? path : nil
        }
        return Set(paths).sorted()
    }
}
