/// A piece of a page. Pages are trees until `HTMLFormatter` writes them: it alone escapes.
package indirect enum HTMLNode: Sendable, Equatable {
    case element(String, [HTMLAttribute], [HTMLNode])
    case text(String)
    /// Markup that is trusted as it stands: KaTeX's output and the author's own inline HTML, nothing else.
    case raw(String)
    case fragment([HTMLNode])
}

package struct HTMLAttribute: Sendable, Equatable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
