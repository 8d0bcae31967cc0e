import ChapterRunning

/// What is wrong with the sources of the package, so that there is nothing to build chapters with.
package struct SourceProblems: Error, Sendable {
    package var problems: [PrintedDiagnostic]

    package var text: String { problems.map(\.text).joined() }
}

extension Project {
    /// Has the package manager build the package's modules where nothing else does: for any package but the notebook's own.
    ///
    /// - Throws: `SourceProblems`, or a failure of the tools.
    package func buildPackage(observe: BuildObserver) throws {
        guard notebook != nil, let build = PackageBuild(self) else { return }
        if !isBuilt { observe(.notice("building the package, for the first time: this takes a while")) }
        let problems = try build.run()
        guard problems.isEmpty else { throw SourceProblems(problems: problems) }
    }
}
