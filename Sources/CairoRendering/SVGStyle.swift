/// Shortens the style attributes of Cairo's SVG.
enum SVGStyle {
    private static let defaults: Set<String> = [
        "stroke-miterlimit:10", "stroke-opacity:1", "fill-opacity:1", "stroke-linecap:butt", "stroke:none", "fill-rule:nonzero",
    ]

    /// Without what is the default anyway; colours in six hexadecimal digits.
    static func shortened(_ style: String) -> String {
        style.split(separator: ";").map { $0.drop { $0 == " " } }.filter { !defaults.contains(String($0)) }
            .map(declaration).joined(separator: ";")
    }

    /// `fill:rgb(50%,0%,100%)` as `fill:#8000ff`.
    private static func declaration(_ text: Substring) -> String {
        guard let open = text.firstRange(of: "rgb("), text.hasSuffix(")") else { return String(text) }
        let parts = text[open.upperBound...].dropLast().split(separator: ",").compactMap { Double($0.dropLast()) }
        guard parts.count == 3 else { return String(text) }
        let digits = parts.map { part in
            let byte = String(Int((part * 2.55).rounded()), radix: 16)
            return byte.count < 2 ? "0" + byte : byte
        }
        return text[..<open.lowerBound] + "#" + digits.joined()
    }
}
