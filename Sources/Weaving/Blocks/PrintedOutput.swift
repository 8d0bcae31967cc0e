/// What a block printed. Long output is folded.
enum PrintedOutput {
    private static let longestShown = 30

    static func node(_ printed: String, by name: String) -> HTMLNode? {
        let text = PrintableText.printable(printed)
        guard text.contains(where: { !$0.isWhitespace }) else { return nil }
        let output = Listing.scrolling("pre", ["class": "printed"], label: "Printed by \(name)") {
            [.tag("samp", [:], text)]
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count - (text.hasSuffix("\n") ? 1 : 0)
        guard lines > longestShown else { return output }
        return .tag("details", ["class": "long-output"], [.tag("summary", [:], "\(lines) lines printed"), output])
    }
}
