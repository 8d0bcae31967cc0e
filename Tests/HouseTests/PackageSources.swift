import Foundation

/// The sources of the package that these tests are part of.
enum PackageSources {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources").path

    /// Those with Swift files of their own.
    static let targets: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { name in
            let inside = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []
            return inside.contains { isSource("\(name)/\($0)") }
        }.sorted()
    }()

    /// The texts of a target's files, by their paths in it.
    static func files(of target: String) throws -> [String: String] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/\(target)").filter { $0.hasSuffix(".swift") }
        return try Dictionary(
            uniqueKeysWithValues: paths.map { ($0, try String(contentsOfFile: "\(folder)/\(target)/\($0)", encoding: .utf8)) })
    }

    /// Links to the files of another target are no sources of this one.
    private static func isSource(_ path: String) -> Bool {
        let type = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")[.type] as? FileAttributeType
        return path.hasSuffix(".swift") && type == .typeRegular
    }
}
