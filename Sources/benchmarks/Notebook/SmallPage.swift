import Foundation

/// One small page with two plots, built by us and by those peers that are installed.
enum SmallPage {
    private static let text = """
        ---
        title: Two plots
        ---

        Some prose.

        ```swift experiment curve
        return (1...200).map { 1 / Double($0) }
        ```

        ```swift figure fig-first
        //| caption: The first.
        //| alt: A curve that falls.
        return Plot(x: .linear("place"), y: .linear("height")) { Line(x: curve.indices.map(Double.init), y: curve) }
        ```

        ```swift figure fig-second
        //| caption: The second.
        //| alt: A curve that falls.
        return Plot(x: .log("place"), y: .log("height")) { Line(x: (1...200).map(Double.init), y: curve) }
        ```

        """

    private static let edits: [(name: String, apply: @Sendable (_ text: String, _ number: Int) -> String)] = [
        ("nothing changed", { text, _ in text }), ("prose", { "\($0)\nOne more sentence, the \($1)th.\n" }),
        ("style of a figure", { $0.replacing(".log(\"height\")", with: ".log(\"height \($1)\")") }),
    ]

    static func run(products: String) throws {
        let root = try Place.current().root
        let project = try SmallProject(of: root, products: products, text: text)
        let ours = try edits.map { ($0.name, try project.measure($0.apply)) }
        let installed = Peer.all.filter(\.isInstalled)
        print("A small page with two plots, in seconds\(installed.isEmpty ? "; no peer is installed here" : "")")
        for (name, seconds) in ours { print("  \(("notebook: " + name).padded) \(seconds.brief)") }
        for peer in installed {
            let theirs = try peer.measure()
            for ((name, seconds), (_, ours)) in zip(theirs, ours) {
                print("  \("\(peer.name): \(name)".padded) \(seconds.brief), \((seconds / ours).brief) times ours")
            }
        }
        guard installed.isEmpty else { return }
        print("  Recorded on another machine, on two quiet cores, so that ratios say little more than their size:")
        for peer in Peer.all {
            for (recorded, (name, ours)) in zip(peer.recorded, ours) {
                print("  \("\(peer.name): \(name)".padded) \(recorded.brief), \((recorded / ours).brief) times ours")
            }
        }
    }
}
