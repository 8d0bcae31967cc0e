/// Which scales the panels of a grid have in common.
public struct Sharing: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let x = Sharing(rawValue: 1)
    public static let y = Sharing(rawValue: 2)
    public static let color = Sharing(rawValue: 4)
}
