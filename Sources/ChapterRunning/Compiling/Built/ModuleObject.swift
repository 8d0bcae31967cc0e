/// An object file of one of the package's modules, by its label `<products>/Plotting.build/Line.swift.o`.
struct ModuleObject: Equatable {
    let target: String
    /// `Line.swift`.
    let sourceName: String

    /// Nil for a chapter's object.
    init?(label: String) {
        let parts = label.split(separator: "/")
        guard parts.count > 2, ["<products>", "<kit>"].contains(parts[0]), parts[1].hasSuffix(".build"), let file = parts.last,
            file.hasSuffix(".o")
        else { return nil }
        target = String(parts[1].dropLast(".build".count))
        sourceName = String(file.dropLast(".o".count))
    }
}
