/// Edits after which exactly what can reach them runs.
extension Mutation {
    static let inLibraries: [Mutation] = [
        Mutation(
            "used function", runs: [Name.line] + Name.usesOfLine,
            .replace(Change.norms, "sum += value * weights", "sum += value * 2 * weights")),
        Mutation(
            "used function, equal result", runs: [Name.line],
            .replace(Change.fit, "intercept: powerEnergy(values.count)", "intercept: powerEnergy(values.count) * weights[0]")),
        Mutation(
            "used constant", runs: [Name.energies, Name.line] + Name.usesOfEnergies + Name.usesOfLine,
            .replace(Change.signals, "amplitude = 2.5", "amplitude = 3.5")),
        Mutation(
            "default argument of an initializer", runs: [Name.energies] + Name.usesOfEnergies,
            .replace(Change.signals, "exponent: Double = 1.5", "exponent: Double = 1.75")),
        Mutation(
            "default argument of a generic function", runs: [Name.steps] + Name.usesOfSteps,
            .replace(Change.signals, "terms: Int = 8", "terms: Int = 7")),
        Mutation(
            "generic function and its specialization",
            runs: [Name.energies, Name.steps, Name.line] + Name.usesOfEnergies + Name.usesOfSteps + Name.usesOfLine,
            .replace(Change.signals, "var sum = 0.0", "var sum = 0.5")),
        Mutation(
            "witness", runs: [Name.steps] + Name.usesOfSteps,
            .replace(Change.signals, "levels[index % levels.count]", "levels[(index + 1) % levels.count]")),
        Mutation(
            "default implementation that is never called",
            .replace(Change.signals, "\"a signal\"", "\"any signal at all\"")),
        Mutation(
            "protocol conformance", runs: [Name.boundText], .replace(Change.fit, "{ slope + intercept }", "{ slope * intercept }")
        ),
        Mutation(
            "conformance added", runs: [Name.boundText],
            .append(Change.fit, "\nextension Double: Bounded { public var bound: Double { self * 2 } }\n")),
        Mutation(
            "lazy global's initializer", runs: [Name.line] + Name.usesOfLine,
            .replace(Change.norms, "1 / Double($0)", "2 / Double($0)")),
        Mutation(
            "static global's initializer", runs: [Name.steps] + Name.usesOfSteps,
            .replace(Change.signals, "[3, 1, 4, 1, 5]", "[3, 1, 4, 1, 6]")),
        Mutation(
            "enum case order", runs: [Name.descent, Name.descentText],
            .replace(Change.norms, "absolute, euclidean", "euclidean, absolute")),
        Mutation(
            "enum case added", runs: [Name.descent], .replace(Change.norms, "euclidean, maximum", "euclidean, maximum, spectral"),
            .replace(Change.descent, "case .maximum: 3", "case .maximum, .spectral: 3")),
        Mutation("override", runs: [Name.descent, Name.descentText], .replace(Change.descent, "value / 4", "value / 8")),
        // Tables of virtual functions too.
        Mutation(
            "virtual function that is never called", runs: [Name.descent],
            .replace(Change.descent, "\"plain\"", "\"plain descent, without momentum\"")),
        Mutation(
            "inlinable function across modules", runs: [Name.walked, Name.walk],
            .replace(Change.norms, "value < 0.75 ? 0.75", "value < 0.875 ? 0.875")),
        Mutation("operator", runs: [Name.walked, Name.walk], .replace(Change.norms, "left + 2 * right", "left + 3 * right")),
        Mutation(
            "coding keys of a stored type", runs: [Name.line] + Name.usesOfLine,
            .replace(
                Change.fit, "public init(slope",
                "enum CodingKeys: String, CodingKey { case slope = \"s\", intercept }\n\n    public init(slope")),
        Mutation("table in C", runs: [Name.walked, Name.walk], .replace(Change.walk, "0.0625", "0.03125")),
        Mutation("function in C", runs: [Name.walked, Name.walk], .replace(Change.walk, "double sum = 0;", "double sum = 1;")),
        Mutation("macro in C", runs: [Name.walked, Name.walk], .replace(Change.header, "STEP_LIMIT 12", "STEP_LIMIT 13")),
        Mutation("inline function in C", runs: [Name.walked, Name.walk], .replace(Change.header, "value * 0.5", "value * 0.25")),
        Mutation("static variable in C", runs: Name.calls, .replace("Sources/CSteps/calls.c", "calls = 0", "calls = 3")),
        Mutation(
            "C function moved, the old object left", runs: [Name.walked] + Name.calls, .remove("Sources/CSteps/calls.c"),
            .append(Change.walk, "\nint steps_calls(void) { return 7; }\n")),
        Mutation(
            "C++ file added", runs: [Name.walked, Name.walk],
            .write(
                "Sources/CSteps/wave.cpp",
                """
                #include "CSteps.h"
                #include <vector>
                double steps_wave(int steps) { std::vector<double> all(steps, 0.5); return all.size() * all.back(); }

                """),
            .replace(
                Change.header, "int steps_calls(void);",
                "#ifdef __cplusplus\nextern \"C\"\n#endif\ndouble steps_wave(int steps);\nint steps_calls(void);"),
            .replace(Change.second, "steps_walk(STEP_LIMIT) +", "steps_walk(STEP_LIMIT) + steps_wave(3) +")),
        Mutation(
            "overload that wins", runs: [Name.line] + Name.usesOfLine,
            .append(Change.fit, "\nfunc weighted(_ values: [Double]) -> Double { values.reduce(0.5, +) }\n")),
        Mutation(
            "stored properties reordered", runs: [Name.line] + Name.usesOfLine,
            .replace(
                Change.fit, "    public var slope: Double\n    public var intercept: Double\n",
                "    public var intercept: Double\n    public var slope: Double\n")),
        Mutation(
            "attribute that keeps a function from being inlined", runs: [Name.walked],
            .replace(Change.norms, "@inlinable public func clipped", "@inlinable @inline(never) public func clipped")),
        Mutation(
            "conformance to a library's protocol added", runs: [Name.line] + Name.usesOfLine,
            .append(
                Change.fit,
                "\nextension Fit: CustomStringConvertible { public var description: String { \"y = \\(slope) x\" } }\n")),
        Mutation(
            "compiler flag", runs: [Name.energies, Name.steps, Name.descent, Name.walked, Name.line] + Name.usesOfLine,
            .append("Package.swift", "let flags = \"-Onone\"\n")),
        Mutation(
            "two edits together", runs: [Name.walked, Name.walk, Name.descent, Name.descentText],
            .replace(Change.norms, "left + 2 * right", "left + 3 * right"), .replace(Change.descent, "value / 4", "value / 8")),
    ]

    static let inChapters: [Mutation] = [
        Mutation("experiment", runs: [Name.energies] + Name.usesOfEnergies, .replace(Change.first, "[4, 8, 16]", "[4, 8, 32]")),
        Mutation(
            "experiment, equal result", runs: [Name.energies],
            .replace(Change.first, "[4, 8, 16].map", "[4, 4 * session.name.utf8.count - 24, 16].map")),
        Mutation("printed text", runs: [Name.steps], .replace(Change.first, "print(\"walking\")", "print(\"running\")")),
        Mutation(
            "style of a figure", runs: ["01-signals/fig-energy"],
            .replace(Change.first, "series: \"power\"", "series: \"power law\"")),
        Mutation(
            "type in a shared block", runs: [Name.energies] + Name.usesOfEnergies,
            .replace(Change.first, "var terms: Int, energy: Double", "var terms: Int, energy: Double, spare: Int? = nil")),
        Mutation(
            "function in a shared block", runs: ["01-signals/tbl-energy"], .replace(Change.first, "value / 2 }", "value / 4 }")),
        Mutation("check", runs: [Name.positive], .replace(Change.first, "greaterThan: 1,", "greaterThan: 2,")),
        Mutation("table", runs: ["01-signals/tbl-energy"], .replace(Change.first, ".init(\"half\")", ".init(\"one half\")")),
        Mutation(
            "inline value", runs: [Name.value("01-signals", "energies.count + 1")],
            .replace(Change.first, "of `{swift} energies.count` signals", "of `{swift} energies.count + 1` signals")),
        Mutation(
            "inline value in a caption", runs: [Name.value("02-solvers", "descent.formatted(digits: 2)")],
            .replace(Change.second, "descent.formatted(digits: 3)", "descent.formatted(digits: 2)")),
        Mutation(
            "long string", runs: [Name.words, Name.wordCount], .replace(Change.third, "fit in a register", "fit in one register")),
        Mutation("short string", runs: [Name.words, Name.wordCount], .replace(Change.third, "\"short\"", "\"brief\"")),
        Mutation(
            "number in a block", runs: [Name.lonely, Name.lonelyText], .replace(Change.third, "tenth = 0.1", "tenth = 0.15")),
        Mutation(
            "number in the constant pool", runs: [Name.words, Name.wordCount],
            .replace(Change.third, "weight: 1.25", "weight: 1.3")),
        Mutation(
            "type local to a block", runs: [Name.words],
            .replace(Change.third, "var text: String, weight: Double }", "var text: String, weight: Float }")),
        Mutation(
            "block added", runs: ["03-words/more"],
            .append(Change.third, "\n```swift experiment more\nreturn words + [\"more\"]\n```\n")),
        Mutation(
            "experiment added under the name of a local", runs: ["03-words/tenth", Name.lonely],
            .replace(
                Change.third, "```swift experiment lonely",
                "```swift experiment tenth\nreturn 10\n```\n\n```swift experiment lonely")),
        Mutation("table renamed", runs: ["01-signals/tbl-half"], .replace(Change.first, "tbl-energy", "tbl-half")),
        Mutation(
            "experiment renamed with its uses", runs: ["03-words/alone", Name.value("03-words", "alone")],
            .replace(Change.third, "lonely", "alone")),
        Mutation(
            "chapter added", runs: ["04-more/fresh"],
            .write(
                "chapters/04-more.md",
                "---\ntitle: More\n---\n\n```swift shared\nimport Spectra\n```\n\n```swift experiment fresh\nreturn powerEnergy(3)\n```\n"
            )),
        Mutation(
            "prose and a block of another chapter", runs: [Name.lonely, Name.lonelyText],
            .replace(Change.first, "is finite", "is not infinite"), .replace(Change.third, "tenth = 0.1", "tenth = 0.15")),
    ]
}

private func + (names: [String], others: Set<String>) -> Set<String> { others.union(names) }
private func + (names: Set<String>, others: Set<String>) -> Set<String> { others.union(names) }
