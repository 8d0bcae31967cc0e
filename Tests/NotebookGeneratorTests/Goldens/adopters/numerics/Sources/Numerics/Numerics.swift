import _NumericsShims

public func half(_ x: Double) -> Double { shim_half(x) }
public func root(_ x: Double) -> Double { shim_root(x) }
public func cube(_ x: Double) -> Double { shim_cube(x) }
