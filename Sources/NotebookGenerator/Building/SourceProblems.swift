import ChapterRunning
import Foundation
import Storage

/// What is wrong with the sources of the package, so that there is nothing to build chapters with.
package struct SourceProblems: Error, Sendable {
    package var problems: [PrintedDiagnostic]

    package var text: String { problems.map(\.text).joined() }
}

extension Project {
    /// The folders of sources outside `Sources`: of targets at other paths, and of dependencies that lie beside the package.
    func sourcesElsewhere() throws -> [String] {
        guard notebook != nil, isBuilt else { return [] }
        let graph = try ModuleGraph(builtIn: products)
        let build = URL(fileURLWithPath: folder.build).resolvingSymlinksInPath().path
        return Set(graph.modules.values.map(\.folder)).sorted().filter { folder in
            !["\(root)/Sources/", "\(build)/"].contains(where: folder.hasPrefix)
        }
    }

    /// Has the package manager build the package's modules where nothing else does: for any package but the notebook's own.
    ///
    /// - Throws: `SourceProblems`, or a failure of the tools.
    package func buildPackage(observe: @escaping BuildObserver) throws {
        guard notebook != nil, let build = PackageBuild(self) else { return }
        if let sign = root.first(where: { "%\"\\\n".contains($0) }) {
            let written = sign == "\n" ? "a line break" : "`\(sign)`"
            throw SystemFailure(
                "\(root): the package manager and the compiler don't take \(written) in a path as it is: rename the folder")
        }
        if !isBuilt { observe(.notice("building the package, for the first time: this takes a while")) }
        let problems = try build.run(observe: observe)
        guard problems.isEmpty else { throw SourceProblems(problems: problems) }
    }
}
