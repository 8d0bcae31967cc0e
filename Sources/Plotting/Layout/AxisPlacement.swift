/// Puts the measured axes of a panel around its frame.
struct AxisPlacement {
    let measured: MeasuredPanel
    let frame: Rect
    /// Titles stand outside the widest labels of their column or row.
    let leftMargin: Double
    let bottomMargin: Double

    var x: AxisLayout {
        let axis = measured.x
        let top = frame.maxY + Typography.tickLength + Typography.tickLabelGap
        let labels = axis.labels.map { label in
            let centre = frame.x + label.position * frame.width
            guard axis.turn != .level else {
                return PlacedText(label.block, origin: Point(centre - label.block.width / 2, top + axis.labelAscent))
            }
            return turned(label.block, axis.turn, end: Point(centre, top))
        }
        let title = measured.xTitle.map { block in
            PlacedText(block, left: frame.x + (frame.width - block.width) / 2, top: frame.maxY + bottomMargin - block.height)
        }
        return AxisLayout(
            ticks: axis.ticks.map { placed($0, frame.x + $0.position * frame.width) },
            labels: measured.visibility.showsXLabels ? labels : [], title: title, isCategorical: axis.isCategorical)
    }

    var y: AxisLayout {
        let axis = measured.y
        let right = frame.x - Typography.tickLength - Typography.tickLabelGap
        let labels = axis.labels.map { label in
            let middle = frame.maxY - label.position * frame.height
            let isOneLine = label.block.height < 1.8 * Typography.tick.size
            let drop = isOneLine ? Typography.tickDrop : label.block.ascent - label.block.height / 2
            return PlacedText(label.block, origin: Point(right - label.block.width, middle + drop))
        }
        let title = measured.yTitle.map { block in
            PlacedText(
                block, origin: Point(frame.x - leftMargin + block.ascent, frame.y + (frame.height + block.width) / 2),
                angle: -.pi / 2)
        }
        return AxisLayout(
            ticks: axis.ticks.map { placed($0, frame.maxY - $0.position * frame.height) },
            labels: measured.visibility.showsYLabels ? labels : [], title: title, isCategorical: axis.isCategorical)
    }

    private func placed(_ tick: Tick, _ position: Double) -> AxisLayout.PlacedTick {
        AxisLayout.PlacedTick(position: position, isMajor: tick.isMajor, value: tick.value)
    }

    /// Text that rises to its end, the middle of which is at `end`, or for slanted text its upper corner.
    private func turned(_ block: TextBlock, _ turn: LabelTurn, end: Point) -> PlacedText {
        let probe = PlacedText(block, origin: Point(0, 0), angle: turn.angle)
        let corner = probe.turned(block.width, turn == .upright ? (block.descent - block.ascent) / 2 : -block.ascent)
        return PlacedText(block, origin: Point(end.x - corner.x, end.y - corner.y), angle: turn.angle)
    }
}
