/// How the ticks of an axis are written.
public enum NumberStyle: Sendable {
    /// Plain digits where they are short, powers of ten otherwise: 0.05, 20 000, 10⁻⁷.
    case automatic
    /// With the prefixes of the International System: 50 m, 20 k, 3 M.
    case si
}
