import Foundation

/// What the package manager has noted of a package's dependencies, in a folder where it builds.
struct WorkspaceState {
    /// Those that `swift package edit` has replaced by copies of the author's, of which the package manager knows nothing where it builds in
    /// another folder.
    let edited: [String]
    /// The folders of those that lie beside the package.
    let folders: [String]

    /// - Parameter scratch: `.build`, or what stands in for it.
    init(in scratch: String) {
        let state = FileManager.default.contents(atPath: "\(scratch)/workspace-state.json") ?? Data()
        let dependencies = (try? JSONDecoder().decode(File.self, from: state))?.object.dependencies ?? []
        edited = dependencies.filter { $0.state.name == "edited" }.map(\.packageRef.identity).sorted()
        folders = dependencies.filter { $0.state.name == "fileSystem" }.compactMap(\.state.path).sorted()
    }

    /// Nil where none is edited.
    var notice: String? {
        guard let first = edited.first else { return nil }
        return
            "chapters are compiled against what Package.resolved has of \(edited.joined(separator: ", ")), and not against your edited "
            + "copy: name that in Package.swift, as `.package(path: \"Packages/\(first)\")`"
    }

    private struct File: Decodable {
        let object: Object

        struct Object: Decodable {
            let dependencies: [Dependency]
        }

        struct Dependency: Decodable {
            let packageRef: Reference
            let state: Place
        }

        struct Reference: Decodable {
            let identity: String
        }

        struct Place: Decodable {
            let name: String
            let path: String?
        }
    }
}
