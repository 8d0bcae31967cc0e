extension ScaleSweep {
    /// Printed by `swift run -c release benchmarks kernels`.
    public static let recorded = ScaleSweep(processor: "", cores: 0, rows: [])
}
