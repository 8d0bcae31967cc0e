/// What a phone shows of a figure, in px of a figure as wide as its page.
package enum Phone {
    /// The height of a screen, without the browser's bars.
    package static let screen = 760.0
    /// On narrower pages names stand above the panels.
    static let besideFrom = 460.0
    /// Narrower frames are put side by side only where the figure would be higher than two screens otherwise.
    static let smallestFrame = 92.0
}
