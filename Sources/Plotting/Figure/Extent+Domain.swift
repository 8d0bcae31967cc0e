extension Extent {
    /// Between the ends that the author said.
    init(of domain: ClosedRange<Double>, _ kind: ScaleKind, panel: Int, axis: String) throws(PlotError) {
        self.init(lower: kind.transform(domain.lowerBound), upper: kind.transform(domain.upperBound))
        if let fault = fault(domain, kind) { throw .invalidDomain(panel: panel, axis: axis, fault) }
    }

    private func fault(_ domain: ClosedRange<Double>, _ kind: ScaleKind) -> DomainFault? {
        if !domain.lowerBound.isFinite || !domain.upperBound.isFinite { return .infinite }
        if lower.isNaN || upper.isNaN { return kind == .log ? .notPositive : .endsInGap }
        if lower >= upper { return .empty }
        return (upper - lower).isFinite ? nil : .tooWide
    }
}
