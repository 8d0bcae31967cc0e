import ChapterRunning
import Foundation
import Storage

/// Compiles modules again that the package manager takes for current and that are not.
package struct Rebuild {
    package enum Outcome: Sendable, Equatable {
        case built
        /// What the compiler says of the sources.
        case failed(String)
    }

    private let project: Project

    package init(_ project: Project) { self.project = project }

    package func run(_ outdated: OutdatedBuild, observe: @escaping BuildObserver = { _ in }) throws -> Outcome {
        guard let build = PackageBuild(project) else {
            throw SystemFailure("\(outdated.explanation); remove its compiled modules and build it again")
        }
        let problems = try Builder(project: project, observe: observe).withLock {
            try outdated.discardModules(in: project.products)
            return try build.run(observe: observe)
        }
        return problems.isEmpty ? .built : .failed(problems.map(\.text).joined())
    }
}

extension OutdatedBuild: CustomStringConvertible {
    package var description: String { explanation }

    /// `Sources/CCairo/shim.h changed, which the package manager did not notice: compiling CairoRendering again`.
    package var explanation: String {
        let (new, old) = (parts.filter(\.isNew), parts.filter { !$0.isNew })
        let files = Set(old.compactMap(\.file)).sorted()
        let unnamed =
            old.allSatisfy(\.sawOtherModules) ? "a module behind those that they name" : "what they were compiled from"
        let what = files.isEmpty ? unnamed : files.joined(separator: ", ")
        let changed = "\(what) changed, which the package manager did not notice: compiling \(Self.targets(of: old)) again"
        let added = "\(new.compactMap(\.file).joined(separator: ", ")) is new: compiling \(Self.targets(of: new))"
        return [old.isEmpty ? nil : changed, new.isEmpty ? nil : added].compactMap(\.self).joined(separator: "; ")
    }

    private static func targets(of parts: [Part]) -> String { Set(parts.map(\.target)).sorted().joined(separator: ", ") }
}
