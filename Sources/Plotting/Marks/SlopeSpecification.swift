/// What a reference slope shows.
package struct SlopeSpecification: Equatable, Sendable {
    /// In data units.
    package struct Anchor: Equatable, Sendable {
        package var x: Double
        package var y: Double
    }

    package var slope: Double
    package var label: String?
    package var anchor: Anchor?
}
