import Foundation
import Storage

/// The sources in a folder and those below it; what was found is remembered for as long as no folder changes.
struct SourceFolder {
    private let path: String
    private let stamps: FileStamps

    private static let endings = [".swift", ".c", ".cc", ".cpp", ".cxx", ".m", ".mm", ".s", ".S"]

    private static func isSource(_ name: String) -> Bool { endings.contains(where: name.hasSuffix) }

    init(_ path: String, stamps: FileStamps) {
        self.path = path
        self.stamps = stamps
    }

    /// The paths of the files, in no order.
    func sources() throws -> [String] {
        let names = try stamps.fact("sources 2", of: path) {
            try FileManager.default.contentsOfDirectory(atPath: path).compactMap { name -> String? in
                guard !name.hasPrefix(".") else { return nil }
                var isFolder: ObjCBool = false
                guard FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder) else { return nil }
                return isFolder.boolValue ? name + "/" : Self.isSource(name) ? name : nil
            }.sorted().joined(separator: Self.separator)
        }
        return try names.components(separatedBy: Self.separator).filter { !$0.isEmpty }.flatMap { name in
            guard name.hasSuffix("/") else { return ["\(path)/\(name)"] }
            return try SourceFolder("\(path)/\(name.dropLast())", stamps: stamps).sources()
        }
    }

    /// No name of a file holds it.
    private static let separator = "\0"
}
