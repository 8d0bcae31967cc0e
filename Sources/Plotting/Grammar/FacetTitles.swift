/// What the columns and the rows of a grid of facets are called.
package struct FacetTitles: Equatable, Sendable {
    package var columns: [String]
    package var rows: [String]
}
