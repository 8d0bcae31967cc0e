internal import Foundation

/// The folder in which data sets are looked for.
public struct DataFolder: Sendable, Hashable, Codable {
    /// The environment variable that names the folder.
    public static let variable = "NOTEBOOK_DATA"

    public let path: String

    public init(path: String) { self.path = path }

    /// The folder that `NOTEBOOK_DATA` names, from where the process works if it does not begin with `/`, or `data` beside Package.swift.
    ///
    /// - Parameters:
    ///   - environment: of the process.
    ///   - project: the folder that holds Package.swift.
    public init(environment: [String: String], project: String) {
        if let named = environment[Self.variable], !named.isEmpty {
            path = URL(fileURLWithPath: named).path
        } else {
            path = project.hasSuffix("/") ? project + "data" : project + "/data"
        }
    }

    func path(of file: String) -> String { path.hasSuffix("/") ? path + file : path + "/" + file }

    func holds(_ file: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path(of: file), isDirectory: &isFolder) && !isFolder.boolValue
    }

    static func read(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
}
