/// What a label shows.
package struct TextSpecification: Equatable, Sendable {
    package var text: String
    package var anchor: LabelAnchor
}
