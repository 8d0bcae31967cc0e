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

    package func run(_ outdated: OutdatedBuild) throws -> Outcome {
        guard let build = PackageBuild(project) else {
            throw SystemFailure("\(outdated.explanation); remove its compiled modules and build it again")
        }
        try outdated.discardModules(in: project.products)
        let problems = try build.run()
        return problems.isEmpty ? .built : .failed(problems.map(\.text).joined())
    }
}

extension OutdatedBuild: CustomStringConvertible {
    package var description: String { explanation }

    /// `Sources/CCairo/shim.h changed, which the package manager did not notice: compiling CairoRendering again`.
    package var explanation: String {
        let files = Set(parts.compactMap(\.file)).sorted()
        let targets = Set(parts.map(\.target)).sorted().joined(separator: ", ")
        let what = files.isEmpty ? "what they were compiled from" : files.joined(separator: ", ")
        return "\(what) changed, which the package manager did not notice: compiling \(targets) again"
    }
}
