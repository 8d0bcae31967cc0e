import Spectra

@inline(never) public func solved(_ pair: Pair) -> Double { pair.left * 2 + Pair.stretch }

public final class Counter {
    public var count = 0 { didSet { total += count } }
    public private(set) var total = 0
    public init() {}
}
