/// What a block hands to the notebook when it ends.
public enum BlockProduct: Codable, Sendable, Equatable {
    /// The value's JSON is in the file ``ProductFile/value``.
    case value
    /// Each of `files` is there under its ``ProductFile``; the size in CSS pixels.
    case figure(width: Double, height: Double, files: [FigureFile])
    case table(Table)
    case claims([Claim])
    case text(String)
}
