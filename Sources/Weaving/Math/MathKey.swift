/// What the markup of a formula depends on, beside the engine.
package struct MathKey: Hashable, Codable, Sendable {
    package let tex: String
    package let isDisplay: Bool

    package init(tex: String, isDisplay: Bool) {
        self.tex = tex
        self.isDisplay = isDisplay
    }
}
