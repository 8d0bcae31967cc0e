/// A block that has no result, in the place where the result would be.
struct FailureWeaver {
    /// `experiment rates`.
    let subject: String
    let failure: BlockFailure
    let id: String?

    func node() -> HTMLNode {
        .tag(
            "div", ["class": "failure", "role": "note", "id": id],
            [
                .tag("p", ["class": "failure-title"], [.tag("strong", [:], subject), .text(" " + Self.verb(failure.cause))]),
                .tag("pre", ["class": "message"], PrintableText.printable(failure.message)),
                .tag("p", ["class": "location"], [.tag("code", [:], failure.location.description)]),
            ])
    }

    private static func verb(_ cause: BlockFailure.Cause) -> String {
        switch cause {
        case .didNotCompile: "does not compile"
        case .trapped: "stopped with a trap"
        case .threw: "threw an error"
        case .timedOut: "took longer than it may"
        case .outOfMemory: "asked for more memory than it may have"
        case .falseClaim: "makes a false claim"
        case .missingInput: "needs a result that is missing"
        case .missingData: "needs data that is not present here"
        }
    }
}
