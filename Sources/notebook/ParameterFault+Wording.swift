import ChapterReading

extension ParameterFault {
    /// What is wrong with a `--set`, and what it could be.
    var message: String {
        switch self {
        case .wrongValue(let setting, let kind, let chapter):
            "--set \(setting.name)=\(setting.value): `\(setting.name)` takes \(kind.taken) in \(chapter)"
        case .unknown(let setting, let known):
            "--set \(setting.name)=\(setting.value): no chapter\(setting.chapter.map { " that starts with `\($0)`" } ?? "") declares "
                + "a parameter `\(setting.name)`\(Self.advice(on: setting.name, known))"
        }
    }

    private static func advice(on name: String, _ known: [String]) -> String {
        if let near = nearMiss(of: name, among: known) { return ": did you mean `\(near)`?" }
        return known.isEmpty ? "" : ": there are " + known.map { "`\($0)`" }.joined(separator: ", ")
    }
}
