import ChapterReading

/// The arguments that no one has taken yet.
struct ArgumentList {
    private var rest: [String]
    /// The options that were taken.
    private var taken: Set<String> = []
    private let command: CommandName

    init(_ arguments: ArraySlice<String>, of command: CommandName) {
        rest = Array(arguments)
        self.command = command
    }

    mutating func take(flag: String) -> Bool {
        guard let index = rest.firstIndex(of: flag) else { return false }
        taken.insert(flag)
        rest.remove(at: index)
        return true
    }

    /// The value of `--option VALUE` or `--option=VALUE`.
    mutating func take(option: String, placeholder: String) throws(UsageError) -> String? {
        guard let index = rest.firstIndex(where: { $0 == option || $0.hasPrefix(option + "=") }) else { return nil }
        let found = rest.remove(at: index)
        taken.insert(option)
        if found != option { return String(found.dropFirst(option.count + 1)) }
        guard rest.indices.contains(index) else { throw error("\(option) needs a value: \(option) \(placeholder)") }
        return rest.remove(at: index)
    }

    mutating func takeAll(option: String, placeholder: String) throws(UsageError) -> [String] {
        var values: [String] = []
        while let value = try take(option: option, placeholder: placeholder) { values.append(value) }
        return values
    }

    mutating func takePositional(_ placeholder: String) throws(UsageError) -> String {
        guard let index = rest.firstIndex(where: { $0 == "-" || !$0.hasPrefix("-") }) else {
            throw error("\(placeholder) is missing")
        }
        guard rest[index].contains(where: { !$0.isWhitespace }) else { throw error("\(placeholder) is empty") }
        return rest.remove(at: index)
    }

    mutating func takeOptionalPositional() -> String? {
        rest.firstIndex { !$0.hasPrefix("-") }.map { rest.remove(at: $0) }
    }

    func expectEnd() throws(UsageError) {
        guard let extra = rest.first else { return }
        // Keyboards and word processors make dashes of two hyphens.
        let isDashed = extra.hasPrefix("\u{2013}") || extra.hasPrefix("\u{2014}")
        guard extra.hasPrefix("-") || isDashed else { throw error("unexpected argument `\(extra)`") }
        let option = String(extra.prefix { $0 != "=" })
        if taken.contains(option) { throw error("\(option) is given twice") }
        if options.contains(option) {
            throw error("\(option) does not go with \(taken.sorted().joined(separator: ", "))")
        }
        let hyphens = "--" + option.drop { $0 == "-" || $0 == "\u{2013}" || $0 == "\u{2014}" }
        let meant = options.contains(hyphens) ? hyphens : nearMiss(of: hyphens, among: options)
        throw error("unknown option `\(extra)`" + (meant.map { ": did you mean `\($0)`?" } ?? ""))
    }

    /// What the command can be given.
    private var options: [String] {
        command.synopsis.matches(of: /--[a-z\-]+/).map { String($0.output) }
    }

    func error(_ message: String) -> UsageError {
        UsageError(message: "\(command.rawValue): \(message)", hint: "Usage: \(command.synopsis)")
    }
}
