/// One coordinate system and what is drawn in it.
package struct Panel: Sendable {
    package var title: String?
    package var x: Axis
    package var y: Axis
    package var color: ColorAxis
    package var layers: [Layer]
}
