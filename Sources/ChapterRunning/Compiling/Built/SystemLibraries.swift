import Foundation
import Storage

/// The shared libraries that chapters run with.
///
/// The notebook itself is linked with everything that its package's modules need, so that what is loaded here is what a
/// chapter loads too.
package enum SystemLibraries {
    /// Parts that only the generator uses, and what these need; a new version of them changes no result.
    private static let notForChapters =
        ["libSwift", "libcmark-gfm", "libnettle", "lib_CompilerSwift", "libmicrohttpd"]
        + ["libgnutls", "libhogweed", "libp11-kit", "libidn2", "libunistring", "libtasn1", "libgmp", "libffi"]

    /// Parts that only drawing uses: cairo, FreeType and what they stand on.
    private static let forDrawing = [
        "libcairo", "libfreetype", "libfontconfig", "libpixman", "libpng", "libX", "libxcb", "libbrotli", "libexpat",
        "libbsd", "libmd",
    ]

    static func isForDrawing(_ path: String) -> Bool {
        forDrawing.contains(where: path.fileName.hasPrefix)
    }

    /// What the notebook was started with.
    private static let linked = Result { try mapped() }

    /// Looks at what is loaded, if nobody has yet. Whoever opens a library while the notebook runs calls this first: no chapter runs with
    /// it, and keys must not change because it is there.
    package static func settle() { _ = linked }

    static func loaded() throws -> [String] { try linked.get() }

    private static func mapped() throws -> [String] {
        // Read to the end: the kernel hands out a page at a time, and a single read of a file without a size stops there.
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/self/maps"))
        let maps = String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
        let paths = maps.split(separator: "\n").compactMap { line -> String? in
            guard let start = line.firstIndex(of: "/") else { return nil }
            let path = String(line[start...])
            let name = path.fileName
            return name.contains(".so") && !notForChapters.contains(where: name.hasPrefix) ? path : nil
        }
        return Set(paths).sorted()
    }
}
