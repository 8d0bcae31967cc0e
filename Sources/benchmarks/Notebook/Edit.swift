import Foundation

/// An edit of a text, another one each time that it is made.
struct Edit: Sendable {
    static let repetitions = 5

    let name: String
    let file: String
    /// The text with the edit's `number` in it; nil if it has no place for one.
    let apply: @Sendable (_ text: String, _ number: Int) -> String?

    /// Nothing; prose; a caption; a figure's axis; an experiment that comes to the same value.
    static let ofReport: [Edit] = [
        Edit(name: "nothing changed", file: "index.md") { text, _ in text },
        prose(in: "index.md"),
        Edit(name: "caption", file: flows) { text, number in
            text.inserting("In figure \(number): ", behind: #/\n\/\/\| caption: /#)
        },
        style(in: flows),
        Edit(name: "one experiment, equal result", file: "index.md") { text, number in
            text.inserting("print(\"run \(number)\")\n", behind: #/```swift experiment \w+\n(?:\/\/\|.*\n)*/#)
        },
    ]
    private static let flows = "02-over-parameterization-adapts.md"

    static func prose(in file: String) -> Edit {
        Edit(name: "prose", file: file) { text, number in text + "\nOne more sentence, the \(number)th.\n" }
    }

    static func style(in file: String) -> Edit {
        Edit(name: "style of a figure", file: file) { text, number in
            text.inserting("the \(number) ", behind: #/y: \.log\("/#)
        }
    }
}

extension String {
    /// With a text behind the first match; nil if there is none.
    fileprivate func inserting(_ text: String, behind place: some RegexComponent) -> String? {
        firstRange(of: place).map { self[..<$0.upperBound] + text + self[$0.upperBound...] }
    }
}
