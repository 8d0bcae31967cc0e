extension Typography {
    /// Text set in type; a formula that can't be read is an error of the plot.
    static func set(_ text: String, _ typesetter: Typesetter) throws(PlotError) -> TextBlock {
        do { return try typesetter.block(text) } catch { throw .label(error) }
    }

    /// The same in lines no wider than `width`.
    static func set(
        _ text: String, _ typesetter: Typesetter, width: Double, _ alignment: TextAlignment = .centre
    ) throws(PlotError) -> TextBlock {
        let lines = LabelLines(typesetter: typesetter, alignment: alignment)
        do { return try lines.block(text, width: max(width, 40)) } catch { throw .label(error) }
    }
}
