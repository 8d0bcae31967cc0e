import ChapterRunning
import Foundation
import Storage

/// The compiler's cache of modules names the folder in which it lies: in a folder that was moved or copied since, it is refused.
enum StaleModuleCache {
    /// Whether the compiler says so.
    static func isToldIn(_ output: String) -> Bool { output.contains("was compiled with module cache path") }

    /// Removes the caches of every configuration below a scratch folder: `…/x86_64-unknown-linux-gnu/release/ModuleCache`.
    static func remove(in scratch: String) throws {
        for triple in try FileManager.default.contentsOfDirectory(atPath: scratch) {
            for configuration in ["debug", "release"] { try removeIfPresent("\(scratch)/\(triple)/\(configuration)/ModuleCache") }
        }
    }
}
