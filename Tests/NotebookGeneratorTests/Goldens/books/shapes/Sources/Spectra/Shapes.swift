public typealias Scale = Double
@inline(never) public func scaled(_ value: Scale) -> Scale { value * 3 / 7 }

@inline(never) public func picked(_ value: Double) -> Int { 1 }

infix operator ** : MultiplicationPrecedence
public func ** (left: Double, right: Double) -> Double { left * right + 1 }

@inlinable public func twice<Value: Numeric>(_ value: Value) -> Value { value + value }

public protocol Measured { func measure() -> Double }
extension Measured { public func measure() -> Double { 1 } }
public struct Box: Measured { public init() {} }
@inline(never) public func measured(_ value: Any) -> Double { (value as? any Measured)?.measure() ?? 0 }

public enum Shade: Int, CaseIterable, Codable, Sendable { case light = 1, dark }

public struct Pair: Codable, Sendable {
    public static let shift = 0.5
    public static let stretch = 1.5
    public var left: Double
    public var right: Double
    public init(left: Double, right: Double) { (self.left, self.right) = (left, right) }
    public var sum: Double { left + right }
    public subscript(index: Int) -> Double { index == 0 ? left : right }
}

@inline(never) public func applied(_ change: (Double) -> Double = { $0 + 1 }) -> Double { change(2) }

public protocol Container {
    associatedtype Item = Double
    var items: [Item] { get }
}
public struct Bag: Container { public let items = [1.0, 2.0]; public init() {} }

@propertyWrapper public struct Clamped: Codable, Sendable {
    private var value: Double
    public init(wrappedValue: Double) { value = min(wrappedValue, 4) }
    public var wrappedValue: Double {
        get { value }
        set { value = min(newValue, 4) }
    }
}
