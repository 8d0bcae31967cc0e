import Foundation

/// Dependencies that `swift package edit` has replaced by copies of the author's: the package manager notes them in its own folder, and
/// knows nothing of them where it builds in another.
struct EditedDependencies {
    let names: [String]

    /// - Parameter root: of the package.
    init(of root: String) {
        let state = FileManager.default.contents(atPath: "\(root)/.build/workspace-state.json") ?? Data()
        let dependencies = (try? JSONDecoder().decode(State.self, from: state))?.object.dependencies ?? []
        names = dependencies.filter { $0.state.name == "edited" }.map(\.packageRef.identity).sorted()
    }

    /// Nil where there is none.
    var notice: String? {
        if names.isEmpty { return nil }
        return
            "chapters are compiled against what Package.resolved has of \(names.joined(separator: ", ")), and not against your edited "
            + "copy: name that in Package.swift, as `.package(path: \"Packages/\(names[0])\")`"
    }

    private struct State: Decodable {
        let object: Object

        struct Object: Decodable {
            let dependencies: [Dependency]
        }

        struct Dependency: Decodable {
            let packageRef: Reference
            let state: Name
        }

        struct Reference: Decodable {
            let identity: String
        }

        struct Name: Decodable {
            let name: String
        }
    }
}
