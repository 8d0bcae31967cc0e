import Foundation
import Storage

/// A module of a package or of its dependencies, as the package manager builds it.
package struct PackageModule: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, Sendable {
        /// What others may import, in Swift.
        case library
        case executable
        /// C, C++ or Objective-C, behind a module map.
        case c
        /// A module map alone: a library of the system's, or one that came compiled.
        case map
    }

    /// As an `import` names it.
    package var name: String
    package var kind: Kind
    /// The folder in which the package manager builds it.
    package var buildFolder: String
    package var sources: [String]
    package var objects: [String]
    /// What whoever imports it must be told, for the compiler's driver: module maps and folders of headers, its own and those of all
    /// that it depends on.
    package var flags: [String]
    /// The modules that it depends on, and those that these depend on.
    package var dependencies: [String]
    /// What its resource bundle is made of: a file or a folder of the package by its copy in the bundle.
    package var copies: [String: String] = [:]
    /// Where its files of C look for headers, as its own settings say: nobody else is told.
    package var searchedFolders: [String] = []

    /// The files and empty folders of its resource bundle, where they lie once it is built.
    package var resources: [String] { copies.keys.flatMap(CopiedFolder.contents).sorted() }

    /// The folder of its sources: the deepest that holds them all, or the one above that which is called like the module. What the build
    /// itself makes, plugins too, lies elsewhere.
    package var folder: String {
        let made = ["\(buildFolder)/", "\(buildFolder.folderPath.folderPath.folderPath)/plugins/"]
        let folders = sources.filter { !made.contains(where: $0.hasPrefix) }.map(\.folderPath)
        guard var common = folders.first?.split(separator: "/") else { return buildFolder }
        for folder in folders.dropFirst() {
            common = zip(common, folder.split(separator: "/")).prefix { $0 == $1 }.map(\.0)
        }
        if let own = common.lastIndex(where: { $0 == name }) { common = Array(common[...own]) }
        return "/" + common.joined(separator: "/")
    }

    /// The objects whose code opens the module's bundle.
    var resourceAccessors: [String] { objects.filter { $0.hasSuffix("/resource_bundle_accessor.swift.o") } }

    /// The bundles in which its resources lie.
    var resourceFolders: [String] { Set(copies.keys.compactMap(Self.bundle)).sorted() }

    /// The bundle in which a resource lies.
    static func bundle(holding file: String) -> String? {
        let parts = file.split(separator: "/", omittingEmptySubsequences: false)
        return parts.lastIndex { $0.hasSuffix(".resources") }.map { parts[...$0].joined(separator: "/") }
    }

    /// The paths of module maps among the flags.
    var moduleMaps: [String] { Self.moduleMaps(in: flags) }

    /// The folders of headers among the flags.
    var includeFolders: [String] { Self.includeFolders(in: flags) }

    static func moduleMaps(in flags: [String]) -> [String] { values(of: "-fmodule-map-file=", in: flags) }

    static func includeFolders(in flags: [String]) -> [String] { values(of: "-I", in: flags) }

    private static func values(of option: String, in flags: [String]) -> [String] {
        flags.filter { $0.hasPrefix(option) }.map { String($0.dropFirst(option.count)) }
    }

    /// With each path as `change` has it.
    func mapPaths(_ change: (String) -> String) -> PackageModule {
        var module = self
        module.buildFolder = change(buildFolder)
        module.sources = sources.map(change)
        module.objects = objects.map(change)
        module.searchedFolders = searchedFolders.map(change)
        module.copies = Dictionary(copies.map { (change($0), change($1)) }) { first, _ in first }
        module.flags = flags.map { flag in
            guard let option = ["-fmodule-map-file=", "-I"].first(where: flag.hasPrefix) else { return flag }
            return option + change(String(flag.dropFirst(option.count)))
        }
        return module
    }
}
