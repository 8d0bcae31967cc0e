// What the series of the report look like: one table for all its chapters. A figure takes it with `.key(.report)`; what its captions say
// of a colour they ask of the table, as in `SeriesKey.report["vanilla"]?.colorName`.
//
// A colour means one thing within a family of methods that are compared with each other; families that never meet in a figure share them.

public import Plotting

extension SeriesKey {
    /// The table of the report.
    public static let report = SeriesKey(flows + ridges + preconditioners + stoppingRules + scales + spectra)

    /// Gradient flows by what their spectrum may do (papers one and three).
    private static let flows = [
        Meaning(
            SeriesLook(.palette(0), .solid, .circle), "vanilla", "fixed kernel", "fixed", "fixed spectrum", "gradient descent",
            "kernel"),
        Meaning(
            SeriesLook(.palette(1), .dashed, .square), "$D = 0$", "over-parameterized", "adaptive, $D = 0$", "adaptive, D = 0",
            "adaptive kernel, D = 0", "trained spectrum", "diagonal"),
        Meaning(
            SeriesLook(.palette(2), .dashDotted, .triangle), "$D = 1$", "adaptive, $D = 1$", "adaptive, D = 1",
            "adaptive kernel, D = 1"),
        Meaning(
            SeriesLook(.palette(3), .dotted, .diamond), "$D = 2$", "adaptive, $D = 2$", "adaptive, D = 2",
            "adaptive kernel, D = 2"),
        Meaning(SeriesLook(.palette(4), .longDashed, .cross), "$D = 3$", "adaptive, $D = 3$", "adaptive, D = 3"),
        Meaning(SeriesLook(.palette(5), .dashDotted, .triangle), "full", "network", "trained network"),
    ]

    private static let ridges = [
        Meaning(SeriesLook(.palette(6), .longDashed, .ring), "kernel ridge regression", "ridge"),
        Meaning(SeriesLook(.palette(7), .dotted, .diamond), "shrinkage"),
    ]

    /// Preconditioned descents (paper two).
    private static let preconditioners = [
        Meaning(SeriesLook(.palette(1), .dashed, .square), "preconditioned", "flat", "flattened"),
        Meaning(SeriesLook(.palette(5), .dashDotted, .triangle), "preconditioned, $\\eta/10$"),
        Meaning(SeriesLook(.palette(2), .dashDotted, .triangle), "square root", "root"),
        Meaning(SeriesLook(.palette(3), .dotted, .diamond), "Nyström"),
        Meaning(SeriesLook(.palette(4), .longDashed, .cross), "Newton"),
    ]

    /// Networks by how their output is scaled with their width (paper three).
    private static let scales = [
        Meaning(SeriesLook(.palette(0), .solid, .circle), "tangent scale", "lazy"),
        Meaning(SeriesLook(.palette(1), .dashed, .square), "mean-field scale", "mean field"),
    ]

    private static let stoppingRules = [
        Meaning(SeriesLook(.palette(6), .solid, .ring), "oracle"),
        Meaning(SeriesLook(.palette(4), .dashed, .square), "universal"),
        Meaning(SeriesLook(.palette(5), .dashDotted, .triangle), "hold-out"),
        Meaning(SeriesLook(.palette(7), .dotted, .diamond), "Lepski"),
    ]

    /// What a spectrum is made of.
    private static let spectra = [
        Meaning(SeriesLook(.muted, .solid, .circle), "noise only", "no signal", "noisy values"),
        Meaning(SeriesLook(.ink, .dashed, .ring), "theory", "closed form", "truth"),
    ]
}
