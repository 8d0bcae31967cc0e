import ChapterRunning
import Foundation
import Storage

/// The description of the package around the report: `Package.swift`.
struct PackageManifest: Sendable {
    /// Why it can't be read.
    enum Problem: Error, Equatable {
        case noPackageManager
        case refused(String)
        case notUnderstood(String)
    }

    /// The folder of `Package.swift`.
    let root: String
    /// The folders in which to look for `swift`, as in PATH.
    let searchPath: String

    /// The JSON array of its targets. SwiftPM is asked once for each state of its files, each compiler and each plan of a build: what a
    /// manifest reads besides, SwiftPM takes up with another plan.
    ///
    /// - Parameter products: the folder in which the package is built.
    /// - Throws: `Problem`, or a failure of the system.
    func targets(by toolchain: Toolchain, builtIn products: String, remembering memory: FileStamps) throws -> Data {
        let read = ManifestFiles.list(in: root) + ["\(products)/\(BuildDescription.fileName)"].filter(isPresent)
        let files = try read.flatMap { [$0.fileName, try memory.digest(of: $0).description] }
        let given = Digest(ofAll: [toolchain.version] + files)
        let text = try memory.fact("targets 2", of: "\(root)/\(ManifestFiles.usual)", given: given) {
            String(decoding: try RecordCoding.encode(try readTargets()), as: UTF8.self)
        }
        return Data(text.utf8)
    }

    /// With a folder to work in and a file to write to. SwiftPM is asked where its last answer may be another one's.
    private static let command = "exec swift package --manifest-cache none --scratch-path \"$0\" dump-package >\"$1\""

    /// Asks SwiftPM, in a scratch folder of its own: that of the package is locked while something builds.
    func readTargets() throws -> [PackageTarget] {
        guard SearchPath(searchPath).file(of: "swift") != nil else { throw Problem.noPackageManager }
        let folder = URL(fileURLWithPath: CompilerTemporaries.usual).appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let dump = folder.appendingPathComponent("package.json")
        // The description goes to a file, so that all that is left to read here are messages.
        let result = try ChildProcess.run(
            ["/bin/sh", "-c", Self.command, folder.path, dump.path], in: root,
            environment: ["PATH": searchPath, "TMPDIR": folder.path])
        guard result.status == .exited(0) else { throw Problem.refused(result.output) }
        do {
            return try PackageTarget.list(inDump: Data(contentsOf: dump))
        } catch {
            throw Problem.notUnderstood("\(error)")
        }
    }
}

extension PackageManifest.Problem: CustomStringConvertible {
    var description: String {
        switch self {
        case .noPackageManager:
            "no `swift` on the PATH tells the package's targets: add the toolchain's bin folder to PATH"
        case .refused(let output): "`swift package dump-package` failed:\n\(output)"
        case .notUnderstood(let problem): "what `swift package dump-package` printed is not understood: \(problem)"
        }
    }
}
