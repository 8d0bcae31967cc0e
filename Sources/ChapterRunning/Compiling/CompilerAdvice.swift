import ChapterReading

/// What to do about a message of the compiler's that comes of what a block is, which the compiler knows nothing of.
struct CompilerAdvice {
    private let tangled: TangledChapter

    private static let isProgram = "is a program, which nothing can import"

    static func program(_ name: String) -> String { "'\(name)' \(isProgram)" }

    init(_ tangled: TangledChapter) { self.tangled = tangled }

    func advice(on message: String, in block: TangledBlock) -> String? {
        if let match = message.firstMatch(of: #/cannot find '(.*)' in scope/#) {
            return advice(onName: String(match.1), in: block)
        }
        if message.contains(#/'async' .* in a function that does not support concurrency/#) {
            return
                "A block is not asynchronous: do its work without `await`, on several threads with `parallelMap` if it is long."
        }
        if message.contains("declaration is only valid at file scope") {
            return "Put it into a block `swift shared` above: what stands there is the whole chapter's, imports among it."
        }
        if message.contains("was not compiled for testing") {
            return "A chapter is a module of its own, compiled against the package's release code: it sees what is `public`."
        }
        if message.hasSuffix(ProgramCheck.hidesKit) {
            return "Give what you declare another name, or a type of your own: what runs a block belongs to the notebook."
        }
        if message.hasSuffix(ProgramCheck.replaces) {
            return
                "Swift code is called by its Swift name; C gets a closure, which needs none: `@convention(c) (Double) -> Double`."
        }
        if message.hasSuffix(ProgramCheck.runsAtStart) { return "Do it in a block: it would run unguarded, before any of them." }
        if message.hasSuffix(Self.isProgram) { return "Move what chapters use to a library target, which both import." }
        if message.hasSuffix("inside of the notebook") { return "A chapter imports `NotebookKit` and `Plotting`, asked or not." }
        if message.contains(#/no such module '/#) {
            return
                "A chapter imports library targets of the package, and of its dependencies those that a target of the package depends on."
        }
        return nil
    }

    /// The same of a message about what stands in a line of the block, a `name` perhaps, which may mean something else than its author thinks:
    /// a block's value or a parameter hides what Swift calls so.
    func advice(on message: String, of name: String?, in line: String, _ block: TangledBlock) -> String? {
        if block.block.kind == .check, let advice = advice(onClaim: message, in: line) { return advice }
        guard let name, message.contains("cannot call value of non-function type") else { return nil }
        if block.parameters.contains(where: { $0.name == name }) {
            return "`\(name)` is a parameter of the chapter: give that another name."
        }
        guard let maker = tangled.blocks.first(where: { $0.block.kind.traits.holdsValue && $0.block.name == name }) else {
            return nil
        }
        let place = maker.block.nameLocation.line(seenFrom: block.block.nameLocation)
        return "`\(name)` is the value of the \(maker.block.kind.traits.noun) on \(place): give that another name."
    }

    /// How a claim is written of which the compiler names its own side alone.
    private func advice(onClaim message: String, in line: String) -> String? {
        if message.contains(#/type 'Double' has no member '(standardErrors|bound)'/#) {
            return "A tolerance is `.standardErrors(of: error)`, with another number of them `.standardErrors(2, of: error)`, or "
                + "`.bound(0.01, \"why as wide\")`."
        }
        guard line.contains("expect(") else { return nil }
        if line.contains("equals:"), message.contains("cannot convert value of type 'Double' to expected argument type 'Int'") {
            return "Computed numbers are compared within a tolerance that gives its reason: "
                + "`expect(sum, within: .bound(1e-9, \"rounding\"), of: 0.3, \"the sum\")`."
        }
        if message.contains("missing argument for parameter #2") {
            return "A claim says in words what holds: `expect(count == 3, \"all three are there\")`."
        }
        if line.contains("equals:"), message.contains("missing argument for parameter #3") {
            return "A claim says in words what holds: `expect(count, equals: 3, \"settings\")`."
        }
        if message.contains(#/no exact matches in call to global function 'expect'/#) {
            return "A claim is one of `expect(a < b, \"words\")`, `expect(count, equals: 3, \"words\")`, "
                + "`expect(x, within: .bound(0.01, \"why\"), of: 2, \"words\")`, "
                + "`expect(x, in: 1...2, because: \"why\", \"words\")`, "
                + "`expect(x, lessThan: 2, \"words\")`, `greaterThan:`, which also take `expect(every: list, …)` and `plusMinus: error`, "
                + "and `expect(list, are: .rising, \"words\")`."
        }
        return nil
    }

    /// What happened where the compiler blames itself, or nobody.
    static func explanation(of output: String) -> String? {
        guard output.contains("was compiled with module cache path") else { return nil }
        return """
            the project's folder was moved after its modules were compiled, and the compiler's cache names the old place: remove the caches \
            (`rm -r .build/*/*/ModuleCache`) and build again
            """
    }

    /// A name that another block makes, further down; or in another form.
    private func advice(onName name: String, in block: TangledBlock) -> String? {
        guard let maker = tangled.blocks.first(where: { $0.block.kind.traits.holdsValue && $0.block.name == name }) else {
            return nil
        }
        if maker.identifier == block.identifier { return "A block's own name stands for its value in later blocks alone." }
        return
            "The experiment `\(name)` is further down, at \(maker.block.nameLocation.line(seenFrom: block.block.nameLocation)): a block sees the ones above it."
    }
}
