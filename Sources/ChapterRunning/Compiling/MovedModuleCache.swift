import Foundation

/// The compiler's cache of modules in a folder that was moved since: its files name the old place, and every compilation that needs one
/// of them fails. Without it the compiler makes another.
package struct MovedModuleCache: Equatable {
    /// `…/ModuleCache`, where it lies now.
    package let folder: String

    /// The cache that the compiler complains of; nil where it does not.
    package init?(toldIn output: String) {
        guard
            let told = output.firstMatch(
                of:
                    /was compiled with module cache path '[^'\n]*', but the path is currently '(?<now>[^'\n]*?\/ModuleCache)(?:\/[^'\n]*)?'/
            )
        else { return nil }
        folder = String(told.output.now)
    }

    package func remove() throws {
        if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(atPath: folder) }
    }
}
