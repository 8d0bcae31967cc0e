import MachineCode

/// Why a chapter's program could not be linked: something that the linker says of the objects.
struct LinkFailure: Error, CustomStringConvertible {
    let description: String

    /// More names than that tell nobody more.
    private static let mostNames = 5

    /// Nil where the linker says nothing of them: then something else failed.
    ///
    /// - Parameter output: of the linker.
    init?(toldIn output: String) {
        func names(behind sign: String) -> [String] {
            var seen: Set<Substring> = []
            return output.split(separator: "\n").compactMap { line in
                line.firstRange(of: sign).map { line[$0.upperBound...] }
            }.filter { seen.insert($0).inserted }.map { Demangler.demangle(String($0)) }
        }
        let told = [
            (names(behind: "error: undefined symbol: "), "nothing defines"),
            (names(behind: "error: duplicate symbol: "), "more than one object defines"),
        ].filter { !$0.0.isEmpty }.map { "\($1) \(Self.list($0))" }
        let libraries = names(behind: "error: unable to find library ").map { "no library \($0) is installed" }
        guard !told.isEmpty || !libraries.isEmpty else { return nil }
        description =
            "its chapter's program can't be linked: \((libraries + told).joined(separator: "; ")). Are all the libraries installed? One that a "
            + "manifest names, and no module map with `link`, is known when a program or the tests of the package are linked with it"
    }

    private static func list(_ names: [String]) -> String {
        let rest = names.count - mostNames
        return names.prefix(mostNames).map { "`\($0)`" }.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }
}
