/// Edits after which nothing runs.
extension Mutation {
    static let harmless: [Mutation] = [
        Mutation("nothing"),
        Mutation(
            "comment in a library",
            .replace(Change.signals, "@inline(never) public func energy", "// Why.\n@inline(never) public func energy")),
        Mutation("comment in an experiment", .replace(Change.first, "return [4, 8", "// Lengths.\nreturn [4, 8")),
        Mutation("comment in C", .replace(Change.walk, "    double sum", "    /* so far */\n    double sum")),
        Mutation("white space in a library", .replace(Change.signals, "    var sum = 0.0\n", "\n    var sum    =   0.0\n\n")),
        Mutation(
            "white space in an experiment",
            .replace(Change.second, "let found = fit([1, 2, 3])", "let found   = fit( [1,2,3] )\n")),
        Mutation("local renamed in a library", .replace(Change.signals, "sum", "total")),
        Mutation("local renamed in an experiment", .replace(Change.first, "found", "result")),
        Mutation("prose", .replace(Change.first, "is finite", "is, as we know, finite")),
        Mutation("formula", .replace(Change.first, "\\theta_k^2", "\\beta_k^2")),
        Mutation("heading", .replace(Change.first, "## Signals", "## All signals")),
        Mutation("caption", .replace(Change.first, "caption: Energies up to", "caption: The energies up to")),
        Mutation("alternative text", .replace(Change.first, "A curve that rises.", "A curve.")),
        Mutation("title", .replace(Change.second, "title: Solvers", "title: All solvers")),
        Mutation("summary", .replace(Change.second, "summary: Steps.", "summary: Many steps.")),
        Mutation("bibliography", .replace("chapters/references.json", "Arithmeticae", "arithmeticae")),
        Mutation("timeout", .replace(Change.first, "timeout: 60", "timeout: 90")),
        Mutation("fold", .replace(Change.first, "//| alt", "//| fold: false\n//| alt")),
        Mutation(
            "access alone", .replace(Change.signals, "private let levels", "let levels"),
            .replace(Change.signals, "public var exponent", "public internal(set) var exponent")),
        Mutation(
            "documentation with code",
            .replace(Change.norms, "/// Filled when", "/// ```swift\n/// let weights = [1.0]\n/// ```\n/// Filled when")),
        Mutation("other name for a type", .append(Change.fit, "\npublic typealias StraightLine = Fit\n")),
        Mutation("unused function", .replace(Change.signals, "* 0.125", "* 0.25")),
        Mutation("function added", .append(Change.signals, "\npublic func added(_ x: Double) -> Double { x * 3.5 }\n")),
        Mutation(
            "unused function removed",
            .replace(
                Change.signals, "@inline(never) public func unusedEnergy(_ terms: Int) -> Double { Double(terms) * 0.125 }\n", "")
        ),
        Mutation(
            "unrelated type in the same file",
            .replace(Change.norms, "public var name: String", "public var age = 3\n    public var name: String")),
        Mutation("type added", .append(Change.fit, "\npublic enum Shade: String, CaseIterable, Codable { case light, dark }\n")),
        Mutation(
            "functions reordered",
            .replace(
                Change.norms, "/// What no chapter uses.\npublic struct Unrelated",
                "@inline(never) public func early() -> Int { 5 }\npublic struct Unrelated"),
            .replace(
                Change.norms,
                "/// Filled when it is first used.\npublic let weights: [Double] = (1...6).map { 1 / Double($0) }\n", ""),
            .append(Change.norms, "\npublic let weights: [Double] = (1...6).map { 1 / Double($0) }\n")),
        // Needless but sound: in its new file the function is compiled differently around its caller.
        Mutation(
            "function moved to another file", runs: ["02-solvers/descent"],
            .replace(
                Change.descent,
                "@inline(never) public func limit(of norm: Norm) -> Double {\n    switch norm {\n    case .absolute: 1\n    case .euclidean: 2\n    case .maximum: 3\n    }\n}\n",
                ""),
            .append(
                Change.fit,
                "\n@inline(never) public func limit(of norm: Norm) -> Double {\n    switch norm {\n    case .absolute: 1\n    case .euclidean: 2\n    case .maximum: 3\n    }\n}\n"
            )),
        Mutation("library file added", .write("Sources/Spectra/Added.swift", "public func alsoAdded() -> [Int] { [1, 2, 3] }\n")),
        Mutation("library file renamed", .move(Change.norms, to: "Sources/Spectra/AllNorms.swift")),
        Mutation("unused function in C", .replace("Sources/CSteps/unused.c", "others[steps & 3]", "others[steps & 1] + 1")),
        Mutation(
            "unused function in C that a library has too",
            .append("Sources/CSteps/unused.c", "\ndouble gamma(double x) { return x * 3; }\n")),
        Mutation("unused table in C", .replace("Sources/CSteps/unused.c", "9.25", "8.25")),
        Mutation("unused C file deleted, its object left", .remove("Sources/CSteps/unused.c")),
        Mutation(
            "C declaration", .replace(Change.header, "double steps_unused", "double steps_more(double x);\ndouble steps_unused")),
        Mutation("compiler flag without effect", .append("Package.swift", "let flags = \"-DUNUSED\"\n")),
        Mutation("touched sources", .touch(Change.signals), .touch(Change.first), .touch(Change.walk), .touch("Package.swift")),
        Mutation(
            "touched objects", .touch(".build/release/Spectra.build/Signals.swift.o"),
            .touch(".build/release/Modules/Spectra.swiftmodule")),
        Mutation(
            "unused declaration in a shared block",
            .replace(Change.first, "func halved", "struct Spare: Codable { var spare = 1 }\nfunc halved")),
        Mutation("import added", .replace(Change.first, "import Spectra", "import Solvers\nimport Spectra")),
        Mutation("chapter renamed", .move(Change.third, to: "chapters/03-strings.md")),
        Mutation("chapter moved to the front", .move(Change.third, to: "chapters/00-words.md")),
        Mutation("chapter deleted", .remove(Change.third)),
        Mutation(
            "chapter added without code",
            .write("chapters/04-prose.md", "---\ntitle: Prose\n---\n\nNothing runs here, see @sec-signals.\n")),
        Mutation(
            "block deleted",
            .replace(Change.second, "```swift check walk\nexpect(walked, within: 0.001, of: walked, \"the walk\")\n```\n", "")),
        Mutation(
            "blocks reordered",
            .replace(Change.third, "```swift experiment lonely\nlet tenth = 0.1\nreturn tenth + 0.2\n```\n", ""),
            .replace(
                Change.third, "```swift experiment words",
                "```swift experiment lonely\nlet tenth = 0.1\nreturn tenth + 0.2\n```\n\n```swift experiment words")),
        Mutation(
            "inline value moved", .replace(Change.third, " and `{swift} lonely`", ""),
            .replace(Change.third, "```swift experiment words", "Alone is `{swift} lonely`.\n\n```swift experiment words")),
        Mutation(
            "inline value repeated",
            .replace(Change.third, "and `{swift} lonely`", "and `{swift} lonely`, again `{swift} lonely`")),
        Mutation(
            "block moved to another chapter",
            .replace(Change.third, "```swift experiment lonely\nlet tenth = 0.1\nreturn tenth + 0.2\n```\n", ""),
            .replace(Change.third, " and `{swift} lonely`", ""),
            .append(Change.second, "\n```swift experiment lonely\nlet tenth = 0.1\nreturn tenth + 0.2\n```\n")),
        Mutation("listing", .append(Change.third, "\n```swift\nlet shown = 1\n```\n")),
    ]
}
