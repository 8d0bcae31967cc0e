/// A formula of a label.
indirect enum MathNode: Equatable, Sendable {
    case symbol(MathSymbol)
    case row([MathNode])
    case scripts(MathNode, subscript: MathNode?, superscript: MathNode?)
    case root(MathNode)
    case fraction(MathNode, MathNode)
    case accent(Unicode.Scalar, MathNode)
    /// An upright word: `\log`, `\mathrm{risk}`.
    case word(String, FontFace, MathClass)
    /// In em.
    case space(Double)
}

/// TeX's classes of atoms: they decide the space between neighbours.
enum MathClass: Sendable {
    case ordinary, largeOperator, binary, relation, open, close, punctuation
}

struct MathSymbol: Equatable, Sendable {
    var scalar: Unicode.Scalar
    var face: FontFace
    var kind: MathClass = .ordinary
}
