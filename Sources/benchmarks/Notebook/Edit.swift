import Foundation

/// An edit of the first chapter that has a place for it, another one each time that it is made.
struct Edit: Sendable {
    static let repetitions = 5

    let name: String
    /// The text with the edit's `number` in it; nil if it has no place for one.
    let apply: @Sendable (_ text: String, _ number: Int) -> String?

    /// Nothing; prose; a caption; a figure's axis; an experiment that comes to the same value.
    static let ofReport: [Edit] = [
        Edit(name: "nothing changed") { text, _ in text },
        prose,
        Edit(name: "caption") { text, number in
            text.inserting("In figure \(number): ", behind: #/\n\/\/\| caption: /#)
        },
        style,
        Edit(name: "one experiment, equal result") { text, number in
            text.inserting("print(\"run \(number)\")\n", behind: #/```swift experiment \w+\n(?:\/\/\|.*\n)*/#)
        },
    ]

    static let prose = Edit(name: "prose") { text, number in text + "\nOne more sentence, the \(number)th.\n" }
    static let style = Edit(name: "style of a figure") { text, number in
        text.inserting("the \(number) ", behind: #/y: \.log\("/#)
    }
}

extension String {
    /// With a text behind the first match; nil if there is none.
    fileprivate func inserting(_ text: String, behind place: some RegexComponent) -> String? {
        firstRange(of: place).map { self[..<$0.upperBound] + text + self[$0.upperBound...] }
    }
}
