/// Edits of the second project: what one module's code becomes in another, and what no list of the compiler holds.
extension Mutation {
    private static let shapes = "Sources/Spectra/Shapes.swift"
    private static let solvers = "Sources/Solvers/Solvers.swift"
    private static let steps = "Sources/CSteps/steps.c"
    private static let header = "Sources/CSteps/include/CSteps.h"
    private static let shim = "Sources/CTuning/shim.h"
    private static let inner = "Sources/CTuning/inner.h"
    private static let tuned = "chapters/02-tuned.md"

    private init(_ name: String, of blocks: String..., by changes: Change...) {
        self.init(testDescription: name, changes: changes, runs: Set(blocks.map { "01-shapes/\($0)" }))
    }

    static let ofShapes: [Mutation] = [
        Mutation("name for another type", of: "aliased", by: .replace(shapes, "Scale = Double", "Scale = Float")),
        Mutation("name for the same type", by: .replace(shapes, "Scale = Double", "Scale = Swift.Double")),
        Mutation(
            "overload that wins in another module", of: "overload",
            by: .append(shapes, "@inline(never) public func picked(_ value: Int) -> Int { 2 }\n")),
        Mutation(
            "overload that loses", by: .append(shapes, "@inline(never) public func picked(_ value: String) -> Int { 3 }\n")),
        Mutation(
            "operator precedence", of: "powered",
            by: .replace(shapes, "** : MultiplicationPrecedence", "** : AdditionPrecedence")),
        Mutation("operator's body", of: "powered", by: .replace(shapes, "left * right + 1", "left * right + 2")),
        Mutation(
            "operator for another type", by: .append(shapes, "public func ** (left: Int, right: String) -> Int { left }\n")),
        Mutation("inlinable generic function", of: "specialized", by: .replace(shapes, "{ value + value }", "{ value * 3 }")),
        Mutation(
            "function emitted into its client", of: "specialized",
            by: .replace(shapes, "@inlinable public func twice", "@_alwaysEmitIntoClient public func twice"),
            .replace(shapes, "{ value + value }", "{ value * 4 }")),
        Mutation(
            "specialization asked for", of: "specialized",
            by: .replace(
                shapes, "@inlinable public func twice",
                "@_specialize(where Value == Double) @inline(never) public func twice"),
            .replace(shapes, "{ value + value }", "{ value * 5 }")),
        Mutation(
            "default of a protocol", of: "box",
            by: .replace(shapes, "measure() -> Double { 1 }", "measure() -> Double { 7 }")),
        Mutation(
            "default of a protocol overridden", of: "box",
            by: .replace(
                shapes, "public struct Box: Measured { public init() {} }",
                "public struct Box: Measured {\n    public init() {}\n    public func measure() -> Double { 9 }\n}")),
        Mutation(
            "conditional conformance", of: "box", "array",
            by: .append(shapes, "extension Array: Measured where Element == Double {}\n")),
        Mutation(
            "conformance of another module's type", of: "box", "array",
            by: .append(solvers, "extension String: Measured {}\n")),
        // Needless but sound, as in three others: the lists of cases and of items lie in one section of data.
        Mutation(
            "enum case before", of: "shade", "shades", "bag", by: .replace(shapes, "light = 1, dark", "light = 1, grey, dark")),
        Mutation("enum case behind", of: "shades", "bag", by: .replace(shapes, "light = 1, dark", "light = 1, dark, black")),
        Mutation("raw value", of: "shade", "shades", by: .replace(shapes, "light = 1, dark", "light = 2, dark")),
        Mutation("static constant", of: "shift", by: .replace(shapes, "shift = 0.5", "shift = 0.75")),
        Mutation("static constant of another module", of: "solved", by: .replace(shapes, "stretch = 1.5", "stretch = 1.75")),
        Mutation(
            "static constants reordered",
            by: .replace(
                shapes, "    public static let shift = 0.5\n    public static let stretch = 1.5\n",
                "    public static let stretch = 1.5\n    public static let shift = 0.5\n")),
        Mutation("computed property", of: "sum", by: .replace(shapes, "{ left + right }", "{ left + right + 1 }")),
        Mutation("subscript", of: "indexed", by: .replace(shapes, "index == 0 ? left : right", "index == 0 ? left : -right")),
        Mutation("closure that is a default", of: "closure", by: .replace(shapes, "{ $0 + 1 }", "{ $0 + 3 }")),
        Mutation("default type of an associated type", by: .replace(shapes, "Item = Double", "Item = Float")),
        Mutation("type that is inferred", of: "bag", "shades", by: .replace(shapes, "[1.0, 2.0]", "[1.0 as Float, 2.0]")),
        Mutation(
            "property wrapper", of: "wrapped",
            by: .replace(
                shapes, "public init(wrappedValue: Double) { value = min(wrappedValue, 4) }",
                "public init(wrappedValue: Double) { value = min(wrappedValue, 5) }")),
        Mutation("observer of a property", of: "counter", by: .replace(solvers, "total += count", "total += 2 * count")),
        Mutation(
            "function moved to another module",
            by: .replace(
                shapes, "@inline(never) public func applied(_ change: (Double) -> Double = { $0 + 1 }) -> Double { change(2) }\n",
                ""),
            .append(
                solvers,
                "\n@inline(never) public func applied(_ change: (Double) -> Double = { $0 + 1 }) -> Double { change(2) }\n")),
        Mutation("file renamed", by: .move(shapes, to: "Sources/Spectra/Forms.swift")),
        Mutation(
            "order of a C struct", of: "made",
            by: .replace(header, "double first; double second;", "double second; double first;")),
        Mutation("C enum's value", of: "kind", by: .replace(header, "STEPS_LONG = 2", "STEPS_LONG = 3")),
        Mutation("C enum case behind", by: .replace(header, "STEPS_LONG = 2", "STEPS_LONG = 2, STEPS_ENDLESS = 9")),
        Mutation(
            "weak function replaced", of: "weak",
            by: .write("Sources/CSteps/strong.c", "#include \"CSteps.h\"\ndouble steps_weak(void) { return 2; }\n")),
        // C is not divided into functions.
        Mutation("weak function", of: "weak", "made", by: .replace(steps, "{ return 1; }", "{ return 3; }")),
        Mutation(
            "included table in C", of: "made", "weak",
            by: .write("Sources/CSteps/table.inc", "1, 5"), .replace(steps, "{1, 2}", "{\n#include \"table.inc\"\n}")),
        Mutation(
            "source with its size and times set back", of: "shift", by: .replaceUnseen(shapes, "shift = 0.5", "shift = 2.5")),
    ]

    static let unlisted: [Mutation] = [
        Mutation(
            "inline function of a system library", runs: ["02-tuned/tuned"], .replace(shim, "return INNER", "return INNER + 1")),
        Mutation("macro behind it", runs: ["02-tuned/tuned"], .replace(inner, "1.5", "2.5")),
        Mutation("macro that is a constant", runs: ["02-tuned/limit"], .replace(shim, "TUNING_LIMIT 3", "TUNING_LIMIT 4")),
        Mutation("comment in a system library", .append(shim, "/* Why. */\n")),
        Mutation(
            "header with its size and times set back", runs: ["02-tuned/tuned"], .replaceUnseen(inner, "1.5", "3.5")),
        Mutation(
            "header that was looked for", runs: ["02-tuned/tuned"],
            .write("Sources/CTuning/extra.h", "#undef INNER\n#define INNER 9.5\n")),
        Mutation("header that was not looked for", .write("Sources/CTuning/other.h", "#define INNER 9.5\n")),
        Mutation(
            "C module that was asked for", runs: ["02-tuned/asked"],
            .write("Sources/Extra/module.modulemap", "module Extra { export * }\n")),
        Mutation("module that was not asked for", .write("Sources/Other/module.modulemap", "module Other { export * }\n")),
        Mutation(
            "module map", runs: ["02-tuned/tuned"],
            .write("Sources/CTuning/new.h", "#define TUNING_LIMIT 3\nstatic inline double tune(void) { return 0.25; }\n"),
            .replace("Sources/CTuning/module.modulemap", "shim.h", "new.h")),
        Mutation(
            "chapter with its size and times set back", runs: ["02-tuned/plain"], .replaceUnseen(tuned, "return 5", "return 6")),
    ]
}
