/// The space between neighbouring atoms.
///
/// - Source: Knuth, The TeXbook, chapter 18.
enum MathSpacing {
    private static let thin = 3.0 / 18
    private static let medium = 4.0 / 18
    private static let thick = 5.0 / 18

    /// The class of each node, a binary operator without a left operand counted as ordinary; `nil` for spaces.
    static func kinds(of nodes: [MathNode]) -> [MathClass?] {
        var kinds = nodes.map(kind)
        var previous: MathClass?
        for index in kinds.indices {
            guard let kind = kinds[index] else { continue }
            if kind == .binary {
                switch previous {
                case .none, .binary, .relation, .open, .punctuation, .largeOperator: kinds[index] = .ordinary
                case .ordinary, .close: if nodes[(index + 1)...].allSatisfy({ self.kind($0) == nil }) { kinds[index] = .ordinary }
                }
            }
            previous = kinds[index]
        }
        return kinds
    }

    private static func kind(_ node: MathNode) -> MathClass? {
        switch node {
        case .symbol(let symbol): symbol.kind
        case .scripts(let base, _, _): kind(base) ?? .ordinary
        case .word(_, _, let kind): kind
        case .space: nil
        case .row, .root, .fraction, .accent: .ordinary
        }
    }

    /// In em.
    static func space(_ left: MathClass, _ right: MathClass, isScript: Bool) -> Double {
        if left == .largeOperator || right == .largeOperator {
            return right == .open || right == .close || left == .open || left == .relation && isScript ? 0 : thin
        }
        if isScript { return 0 }
        if left == .relation || right == .relation { return left == right || left == .open || right == .close ? 0 : thick }
        if left == .binary || right == .binary { return medium }
        return left == .punctuation ? thin : 0
    }
}
