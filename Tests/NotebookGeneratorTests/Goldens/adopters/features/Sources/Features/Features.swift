import CLinux
import CTop
import Common
import Foundation
import Packed

@freestanding(expression) public macro answer() -> Int = #externalMacro(module: "MacroPlugin", type: "Answer")

public func number() -> Int { generated }
public func plain() -> Int { common(1) }
public func packed(_ x: Int) -> Int { Int(packed_value(Int32(x))) }
public func top(_ x: Int) -> Int { Int(top_value(Int32(x))) }
public func seven() -> Int { Int(linux_seven()) }

/// What the file in the folder of resources says.
public func word() -> String {
    guard let folder = Bundle.module.url(forResource: "deep", withExtension: nil) else { return "?" }
    return (try? String(contentsOf: folder.appendingPathComponent("two.txt"), encoding: .utf8)) ?? "??"
}

#if Loud && UNSAFE
    public let volume = 11
#endif
