/// A `--set NAME=VALUE`, or `--set CHAPTER/NAME=VALUE` for one chapter of several that declare the name.
package struct ParameterSetting: Sendable, Equatable {
    /// What the chapter's file name starts with; nil for all that declare the name.
    package let chapter: String?
    package let name: String
    package let value: String

    /// - Returns: nil where there is no name, or no sign of equality.
    package init?(parsing text: String) {
        guard let equals = text.firstIndex(of: "=") else { return nil }
        let place = text[..<equals].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard place.allSatisfy({ !$0.isEmpty }), let name = place.last, place.count <= 2 else { return nil }
        chapter = place.count == 2 ? place[0] : nil
        self.name = name
        value = String(text[text.index(after: equals)...])
    }

    /// `04/full=true`, as it is written on the command line.
    package var text: String { "\(chapter.map { $0 + "/" } ?? "")\(name)=\(value)" }

    fileprivate func concerns(_ chapter: Chapter) -> Bool { self.chapter.map { chapter.slug.hasPrefix($0) } ?? true }
}

/// A setting that no chapter can take.
package enum ParameterFault: Error, Equatable, Sendable {
    /// No chapter that it concerns declares the name; these names are declared.
    case unknown(ParameterSetting, known: [String])
    case wrongValue(ParameterSetting, Parameter.Kind, chapter: String)
}

extension Book {
    /// The same book with other values for its parameters. Of two settings of one parameter the last counts.
    package func setting(_ settings: [ParameterSetting]) throws(ParameterFault) -> Book {
        var book = self
        for setting in settings { try book.set(setting) }
        return book
    }

    /// The parameters that have other values than the front matter says, by chapter.
    package var settings: [(chapter: Chapter, parameters: [Parameter])] {
        chapters.map { ($0, $0.frontMatter.parameters.filter(\.isSet)) }.filter { !$0.1.isEmpty }
    }

    private mutating func set(_ setting: ParameterSetting) throws(ParameterFault) {
        var isTaken = false
        for index in chapters.indices where setting.concerns(chapters[index]) {
            let parameters = chapters[index].frontMatter.parameters
            guard let place = parameters.firstIndex(where: { $0.name == setting.name }) else { continue }
            guard let parameter = parameters[place].setting(setting.value) else {
                throw .wrongValue(setting, parameters[place].kind, chapter: chapters[index].path)
            }
            chapters[index].frontMatter.parameters[place] = parameter
            isTaken = true
        }
        guard isTaken else {
            throw .unknown(setting, known: Set(chapters.flatMap { $0.frontMatter.parameters.map(\.name) }).sorted())
        }
    }
}
