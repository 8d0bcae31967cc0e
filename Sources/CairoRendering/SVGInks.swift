internal import Plotting

/// The colours of a drawing for light and for dark pages: a class for each pair and use, so that the two differ in one style sheet alone.
struct SVGInks {
    enum Use: Hashable { case fill, line }

    private struct Ink: Hashable {
        var use: Use
        var light: Color
        var dark: Color
    }

    /// The class of text that lies unseen over its outlines. No ink is called so: theirs are small letters.
    static let unseen = "T"

    private let prefix: String
    private var names: [Ink: String] = [:]
    private var order: [Ink] = []

    init(prefix: String) { self.prefix = prefix }

    mutating func name(_ use: Use, _ light: Color, _ dark: Color) -> String {
        let ink = Ink(use: use, light: light, dark: dark)
        if let name = names[ink] { return name }
        let name = prefix + Self.letters(order.count)
        names[ink] = name
        order.append(ink)
        return name
    }

    /// The rules for a page of one kind.
    func style(isDark: Bool) -> String { rules { Self.declarations($0.use, isDark ? $0.dark : $0.light) } }

    /// The rules for a drawing inside a page: each follows the page's colour scheme.
    var adaptiveStyle: String {
        rules { ink in
            let property = ink.use == .fill ? "fill" : "stroke"
            let both = "\(property):light-dark(\(Self.opaque(ink.light)),\(Self.opaque(ink.dark)))"
            let isFaint = ink.light.alpha < 1 || ink.dark.alpha < 1
            let mean = (ink.light.alpha + ink.dark.alpha) / 2
            return Self.declarations(ink.use, ink.light.solid) + ";" + both + (isFaint ? Self.opacity(property, mean) : "")
        }
    }

    private func rules(_ declarations: (Ink) -> String) -> String {
        order.map { ".\(names[$0] ?? ""){\(declarations($0))}" }.joined()
    }

    private static func declarations(_ use: Use, _ color: Color) -> String {
        let property = use == .fill ? "fill" : "stroke"
        return (use == .line ? "fill:none;" : "") + "\(property):\(opaque(color))"
            + (color.alpha < 1 ? opacity(property, color.alpha) : "")
    }

    private static func opacity(_ property: String, _ alpha: Double) -> String {
        var text = SVGBuffer()
        text.append(max(0, alpha))
        return ";\(property)-opacity:" + String(decoding: text.bytes, as: UTF8.self)
    }

    /// `#rrggbb`.
    private static func opaque(_ color: Color) -> String {
        func byte(_ value: UInt8) -> String { (value < 16 ? "0" : "") + String(value, radix: 16) }
        return "#" + byte(color.red) + byte(color.green) + byte(color.blue)
    }

    /// a, b, …, z, aa, ab, …
    private static func letters(_ number: Int) -> String {
        let last = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(number % 26)))
        return number < 26 ? last : letters(number / 26 - 1) + last
    }
}

extension Color {
    fileprivate var solid: Color {
        var color = self
        color.alpha = 1
        return color
    }
}
