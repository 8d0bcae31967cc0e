import Foundation
import Storage

/// Modules that were compiled from something else than what is there now, which the package manager did not notice or was not asked
/// about.
package struct OutdatedBuild: Error, Equatable {
    package struct Part: Equatable, Sendable {
        package var target: String
        /// The file that changed last, or what is left of a module that left the package; relative to the project where it lies there; nil
        /// when none that is still there did.
        package var file: String?
        /// Whether the file has not been compiled at all: then the package manager does notice it, as soon as it is asked.
        package var isNew = false
        /// Whether the package manager asks for such a file only when it plans its build, and sees no reason to.
        package var isUnplanned = false
        /// Whether only modules behind those that the target names have changed: the compiler knows which of its files that concerns, once it
        /// is asked.
        package var sawOtherModules = false
        /// The resource, or the folder of such, in the bundle that is no copy of what it was made of any more.
        package var copy: String?
        /// What is left of modules that left the package and that the target asks for.
        package var leftOvers: [String] = []
    }

    package var parts: [Part]

    package init(parts: [Part]) { self.parts = parts }

    /// Removes what was made of the older code, so that the package manager makes it again: it knows no other way.
    ///
    /// The compiler's own cache goes too. It takes the headers of a module for what they were as long as those that it read
    /// keep their sizes and times.
    ///
    /// - Parameter products: the folder in which the notebook's binary lies.
    package func discardModules(in products: String) throws {
        for copy in parts.compactMap(\.copy) { try removeIfPresent(copy) }
        for target in parts.filter(\.sawOtherModules).map(\.target) {
            try removeIfPresent("\(products)/Modules/\(target).swiftmodule")
        }
        for target in Set(parts.filter { !$0.isNew && !$0.sawOtherModules && $0.copy == nil }.map(\.target)).sorted() {
            let folder = "\(products)/\(target).build"
            let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
            for file in files where Self.isMade(file) { try FileManager.default.removeItem(atPath: "\(folder)/\(file)") }
            try removeIfPresent("\(products)/Modules/\(target).swiftmodule")
        }
        // Behind the objects that were compiled where it was: without it these would pass for current.
        for remains in Set(parts.flatMap(\.leftOvers)).sorted() { try removeIfPresent(remains) }
        if !parts.allSatisfy(\.sawOtherModules) { try removeIfPresent("\(products)/ModuleCache") }
        if parts.contains(where: \.isUnplanned) { try BuildDescription.discard(besides: products) }
    }

    /// Objects, lists of what was read, what the compiler remembers between compilations, and the source made of embedded files; other
    /// sources are made when the package manager plans, and are missed when it does not.
    private static func isMade(_ file: String) -> Bool {
        [".o", ".d", ".swiftdeps", ".priors"].contains(where: file.hasSuffix)
            || file == "DerivedSources/embedded_resources.swift"
    }
}
