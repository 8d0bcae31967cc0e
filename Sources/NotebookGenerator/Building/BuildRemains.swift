import ChapterRunning
import Foundation
import Storage

/// What earlier builds left below a scratch folder and the package manager cannot go on from by itself.
enum BuildRemains: Equatable {
    /// The compiler's cache of modules, which names the folder in which it lies: in a folder that was moved or copied it is refused.
    case moduleCache
    /// The plan, where a file that it names is gone.
    case plan
    /// What it knows of earlier builds, damaged.
    case database

    /// - Parameter output: what the package manager has printed; nil where it says nothing of these.
    init?(toldIn output: String) {
        if output.contains("was compiled with module cache path") {
            self = .moduleCache
        } else if output.contains("because of missing inputs") || output.contains("unable to load output file map") {
            self = .plan
        } else if output.contains("database disk image is malformed") || output.contains("file is not a database") {
            self = .database
        } else {
            return nil
        }
    }

    /// What to tell; a folder that was moved is nothing to worry about.
    var explanation: String? {
        switch self {
        case .moduleCache: nil
        case .plan: "the package manager looked for what is not there any more: it plans its build anew"
        case .database: "what the package manager knew of its builds is damaged: it starts again"
        }
    }

    /// Of every configuration: `…/x86_64-unknown-linux-gnu/release/ModuleCache`.
    func remove(from scratch: String) throws {
        if self == .database { return try removeIfPresent("\(scratch)/build.db") }
        for folder in try FileManager.default.contentsOfDirectory(atPath: scratch) {
            for configuration in ["debug", "release"] {
                let products = "\(scratch)/\(folder)/\(configuration)"
                switch self {
                case .moduleCache: try removeIfPresent("\(products)/ModuleCache")
                case .plan: try BuildDescription.discard(besides: products)
                case .database: break
                }
            }
        }
    }
}
