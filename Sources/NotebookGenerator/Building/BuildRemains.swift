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

    func remove(from scratch: String) throws {
        switch self {
        case .moduleCache: for folder in try Self.products(in: scratch) { try removeIfPresent("\(folder)/ModuleCache") }
        case .plan: for folder in try Self.products(in: scratch) { try BuildDescription.discard(besides: folder) }
        case .database: try removeIfPresent("\(scratch)/build.db")
        }
    }

    /// Of every configuration: `…/x86_64-unknown-linux-gnu/release`.
    private static func products(in scratch: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scratch).flatMap { triple in
            ["debug", "release"].map { "\(scratch)/\(triple)/\($0)" }
        }
    }
}
