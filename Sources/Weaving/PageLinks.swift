import Storage

/// The ids that a page gives, and where it links to, as they stand in its bytes.
package struct PageLinks: Codable, Equatable, Sendable {
    package let ids: [String]
    package let targets: [String]

    /// - Parameter html: what the formatter wrote: text has no quotation mark.
    init(of html: [UInt8]) {
        var ids: Set<String> = []
        var targets: Set<String> = []
        html.withUnsafeBufferPointer { html in
            let quote = UInt8(ascii: "\"")
            var position = 0
            while let opening = html.offset(of: quote, from: position) {
                position = opening + 1
                let isID = html[..<opening].hasSuffix(Self.id)
                guard isID || Self.addresses.contains(where: html[..<opening].hasSuffix) else { continue }
                guard let closing = html.offset(of: quote, from: position) else { return }
                let value = String(decoding: html[position..<closing], as: UTF8.self)
                position = closing + 1
                if isID { ids.insert(value) } else { targets.insert(value) }
            }
        }
        func unescaped(_ values: Set<String>) -> [String] {
            values.map { $0.holds("&amp;") ? $0.replacing("&amp;", with: "&") : $0 }.sorted()
        }
        self.ids = unescaped(ids)
        self.targets = unescaped(targets)
    }

    private static let id = Array(" id=".utf8)
    private static let addresses = ["href", "src", "srcset"].map { Array(" \($0)=".utf8) }
}
