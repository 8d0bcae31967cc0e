import Geo

public func norm(_ x: Double, _ y: Double) -> Double { Point(x: x, y: y).norm() }
