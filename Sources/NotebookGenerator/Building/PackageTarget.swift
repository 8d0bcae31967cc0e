import Foundation

/// A target of the package as the data set `targets` holds it.
struct PackageTarget: Encodable, Equatable, Sendable {
    var name: String
    /// SwiftPM's word: `executable`, `regular`, `system`, `test` and others.
    var kind: String
    /// The targets of the same package that it depends on, as the manifest lists them.
    var dependencies: [String]
    /// The products that are made of it, besides of what those depend on.
    var products: [String] = []
}

extension PackageTarget {
    /// The targets in what `swift package dump-package` prints, in the manifest's order.
    static func list(inDump text: Data) throws -> [PackageTarget] {
        let package = try JSONDecoder().decode(Dump.self, from: text)
        let names = Set(package.targets.map(\.name))
        return package.targets.map { target in
            PackageTarget(
                name: target.name, kind: target.type, dependencies: target.dependencies.compactMap(\.name).filter(names.contains),
                products: package.products.filter { $0.targets.contains(target.name) }.map(\.name))
        }
    }

    private struct Dump: Decodable {
        var products: [Product]
        var targets: [Target]
    }

    private struct Product: Decodable {
        var name: String
        var targets: [String]
    }

    private struct Target: Decodable {
        var name: String
        var type: String
        var dependencies: [Dependency]
    }

    /// `{"byName": ["Numerics", null]}`, where the second is a condition; a name may also mean a product of another package.
    private struct Dependency: Decodable {
        var name: String?

        private enum CodingKeys: CodingKey {
            case byName, target
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            for key in [CodingKeys.byName, .target] where container.contains(key) {
                var parts = try container.nestedUnkeyedContainer(forKey: key)
                name = try parts.decode(String.self)
            }
        }
    }
}
