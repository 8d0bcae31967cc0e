import ChapterReading
import Storage

/// The ids that a page gives, and where it links to, as they stand in its bytes.
package struct PageLinks: Codable, Equatable, Sendable {
    package let ids: [String]
    package let targets: [String]

    /// - Parameter html: what the formatter wrote, and HTML of the author's as `PageMarkup` has it: text has no quotation mark.
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
        self.ids = Set(ids.map(PageMarkup.value)).sorted()
        self.targets = Set(targets.map(PageMarkup.value)).sorted()
    }

    private static let id = Array(" id=".utf8)
    private static let addresses = ["href", "src", "srcset"].map { Array(" \($0)=".utf8) }
}
