/// What a rule shows.
package struct RuleSpecification: Equatable, Sendable {
    package enum Direction: Sendable { case horizontal, vertical }

    package var direction: Direction
    package var value: Double
    package var label: String?
}
