import CCalls
import CZ
import Foundation
import Numerics
import c_walk

/// The sum of the roots of the steps.
public func end(after steps: Int) -> Double {
    (0..<steps).reduce(0) { sum, step in sum + root(Double(walk_step(Int32(step)))) }
}

public func start() -> Double { half(8) }

/// What the resource says.
public func table() -> Int {
    guard let url = Bundle.module.url(forResource: "table", withExtension: "txt"),
        let text = try? String(contentsOf: url, encoding: .utf8)
    else { return -1 }
    return Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? -2
}

/// Of the system's library.
public func checksum() -> Int { Int(crc32(0, [1, 2, 3], 3)) }

/// Of a library that calls the package's own C.
public func called() -> Int { Int(calls(3)) }

public func unused() -> Double { cube(2) }
