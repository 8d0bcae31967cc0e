extension Typography {
    /// Text set in type; a formula that can't be read is an error of the plot.
    static func set(_ text: String, _ typesetter: Typesetter) throws(PlotError) -> TextBlock {
        do { return try typesetter.block(text) } catch { throw .label(error) }
    }
}
