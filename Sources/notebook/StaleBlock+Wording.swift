import ChapterRunning

/// What is said of a block that has to run again.
extension StaleBlock {
    /// For a line of `status`.
    var shortReason: String {
        switch reason {
        case .neverRan: "never ran here"
        case .codeChanged: change?.parts.first.map(\.clause) ?? "code that it reaches changed"
        case .inputsChanged(let names): "the \(value(names)) of \(list(names)) changed"
        case .inputsMayChange(let names): "\(list(names)) \(names.count == 1 ? "runs" : "run") first"
        case .dataChanged(let names): "the \(dataSet(names)) \(list(names)) changed"
        case .parametersChanged(let names): "the \(parameter(names)) \(list(names)) changed"
        case .networkChanged: "its option `network` changed"
        case .toolsChanged: "the compiler, a system library or the processor changed"
        case .outcomeLost: "its stored outcome is gone"
        case .askedFor: "--again asks for it"
        }
    }

    /// For `why`, after "because".
    var longReason: String {
        switch reason {
        case .neverRan: "it has no outcome here yet: it never ran, or it failed"
        case .codeChanged:
            change.map { $0.parts.isEmpty ? "constants that it reaches changed" : "what it reaches changed:" }
                ?? "code that it reaches changed; the record of the last run is gone"
        case .inputsChanged(let names): "the \(value(names)) of \(list(names)), which it uses, changed"
        case .inputsMayChange(let names) where names.count == 1:
            "it uses \(list(names)), which runs first; should the value stay, this block stays too"
        case .inputsMayChange(let names):
            "it uses \(list(names)), which run first; should their values stay, this block stays too"
        case .dataChanged(let names): "the \(dataSet(names)) \(list(names)), which it reads, changed"
        case .parametersChanged(let names): "the \(parameter(names)) \(list(names)), which it uses, changed"
        case .networkChanged: "whether it may use the network is another matter now"
        case .toolsChanged: "the compiler, a system library or the processor is another one now"
        case .outcomeLost: "nothing changed, but its stored outcome is gone or damaged"
        case .askedFor: "nothing changed, but `--again` asks for it"
        }
    }

    /// The lines below it.
    var details: [String] { change?.parts.map(\.line) ?? [] }

    /// `a`, `b` and `c`.
    private func list(_ names: [String]) -> String {
        let quoted = names.map { "`\($0)`" }
        return [quoted.dropLast().joined(separator: ", "), quoted.last ?? ""].filter { !$0.isEmpty }.joined(separator: " and ")
    }

    private func value(_ names: [String]) -> String { names.count == 1 ? "value" : "values" }
    private func parameter(_ names: [String]) -> String { names.count == 1 ? "parameter" : "parameters" }
    private func dataSet(_ names: [String]) -> String { names.count == 1 ? "data set" : "data sets" }
}

extension ReachChange.Part {
    /// In a line of its own.
    fileprivate var line: String {
        switch self {
        case .changed(let code): code.text
        case .new(let code): "new: \(code.text)"
        case .gone(let code): "gone: \(code.text)"
        case .own: "its own code, or code inlined into it"
        case .whole(let file, let reason): "\(file ?? "everything that is linked") as a whole: \(reason)"
        }
    }

    /// In a sentence.
    fileprivate var clause: String {
        switch self {
        case .changed(let code): "\(code.text) changed"
        case .new(let code): "it reaches \(code.text) now"
        case .gone(let code): "it reaches \(code.text) no longer"
        case .own: "its own code, or code inlined into it, changed"
        case .whole(let file, let reason): "\(file ?? "something that is linked") changed, of which all counts: \(reason)"
        }
    }
}

extension ReachChange.Code {
    fileprivate var text: String { name + (file.map { " in \($0)" } ?? "") }
}
