extension Extent {
    /// Between the ends that the author said, stretched to what the axis is to include; `nil` where no ends were said.
    init?(givenBy axis: Axis) {
        guard let domain = axis.domain else { return nil }
        self.init(lower: axis.kind.transform(domain.lowerBound), upper: axis.kind.transform(domain.upperBound))
        for value in axis.included { hold(axis.kind.transform(value)) }
    }

    /// - Parameter name: of the axis, for errors.
    init?(givenBy axis: Axis, panel: Int, name: String) throws(PlotError) {
        self.init(givenBy: axis)
        guard let domain = axis.domain, let fault = fault(domain, axis.kind) else { return }
        throw .invalidDomain(panel: panel, axis: name, fault)
    }

    private func fault(_ domain: ClosedRange<Double>, _ kind: ScaleKind) -> DomainFault? {
        if !domain.lowerBound.isFinite || !domain.upperBound.isFinite { return .infinite }
        if lower.isNaN || upper.isNaN { return kind == .log ? .notPositive : .endsInGap }
        if lower >= upper { return .empty }
        return (upper - lower).isFinite ? nil : .tooWide
    }

    /// The ends with margins, as the author said of the axis, or as is usual.
    ///
    /// - Parameter name: of the axis, for errors.
    func padded(_ axis: Axis, panel: Int, name: String) throws(PlotError) -> (lower: Double, upper: Double) {
        let ends = padded(axis.kind, by: axis.padding)
        guard let padding = axis.padding, !padding.isFinite || ends.lower >= ends.upper else { return ends }
        let allowed = padding.isFinite ? "0 or more" : "finite"
        throw .setting("the padding of the \(name)", panel: panel, value: padding, allowed: allowed)
    }
}
