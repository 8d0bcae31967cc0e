/// Collects the plots of a grid of panels, and does nothing else.
@resultBuilder
public enum PanelBuilder {
    public static func buildExpression(_ plot: Plot) -> [Plot] { [plot] }
    public static func buildBlock(_ plots: [Plot]...) -> [Plot] { plots.flatMap { $0 } }
    public static func buildOptional(_ plots: [Plot]?) -> [Plot] { plots ?? [] }
    public static func buildEither(first plots: [Plot]) -> [Plot] { plots }
    public static func buildEither(second plots: [Plot]) -> [Plot] { plots }
    public static func buildArray(_ plots: [[Plot]]) -> [Plot] { plots.flatMap { $0 } }
}
