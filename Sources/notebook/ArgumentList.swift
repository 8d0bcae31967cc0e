/// The arguments that no one has taken yet.
struct ArgumentList {
    private var rest: [String]
    private let command: CommandName

    init(_ arguments: ArraySlice<String>, of command: CommandName) {
        rest = Array(arguments)
        self.command = command
    }

    mutating func take(flag: String) -> Bool {
        guard let index = rest.firstIndex(of: flag) else { return false }
        rest.remove(at: index)
        return true
    }

    /// The value of `--option VALUE` or `--option=VALUE`.
    mutating func take(option: String, placeholder: String) throws(UsageError) -> String? {
        guard let index = rest.firstIndex(where: { $0 == option || $0.hasPrefix(option + "=") }) else { return nil }
        let found = rest.remove(at: index)
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
        throw error(extra.hasPrefix("-") ? "unknown option `\(extra)`" : "unexpected argument `\(extra)`")
    }

    func error(_ message: String) -> UsageError {
        UsageError(message: "\(command.rawValue): \(message)", hint: "Usage: \(command.synopsis)")
    }
}
