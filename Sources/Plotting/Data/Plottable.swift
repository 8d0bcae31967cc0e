/// What an axis can show: numbers, or strings as categories.
public protocol Plottable {
    static func channel(_ values: [Self]) -> Channel
}

extension Double: Plottable {
    public static func channel(_ values: [Double]) -> Channel { Channel(values) }
}

extension Float: Plottable {
    public static func channel(_ values: [Float]) -> Channel { Channel(values.map(Double.init)) }
}

extension Int: Plottable {
    public static func channel(_ values: [Int]) -> Channel { Channel(values.map(Double.init)) }
}

extension String: Plottable {
    public static func channel(_ values: [String]) -> Channel { Channel(categories: values) }
}
