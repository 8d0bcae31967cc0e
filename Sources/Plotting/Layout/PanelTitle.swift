/// Where a panel's title stands: the baselines of all titles of a row are one line, whatever hangs below them.
enum PanelTitle {
    /// Below the baseline, in px: more than text has, and as much as most formulas.
    private static let depth = 4.0
    /// Of text, in parts of its size.
    private static let textDescent = 0.18

    /// From the upper edge of a title to the gap above its panel, in px.
    static func height(of block: TextBlock) -> Double {
        let size = Typography.panelTitle.size
        // Of several lines, the last is text as a rule.
        let isOneLine = block.height < 1.9 * size
        return isOneLine ? block.ascent + depth : block.height + depth - textDescent * size
    }
}
