/// The two axes of a panel.
package enum AxisName: String, Sendable {
    case x, y
}
