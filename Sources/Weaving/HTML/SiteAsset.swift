import Foundation
import Storage

/// A file of the site beside its pages: a stylesheet, a font, a figure.
package struct SiteAsset: Codable, Sendable, Equatable {
    package enum Content: Codable, Sendable, Equatable {
        case bytes(Data)
        /// The file of the author's that has this name in the site. A page is remembered wherever its project lies.
        case authored
        /// A file of an installed package, copied as it is.
        case file(String)
        /// A part of an installed font.
        case font(FontSubset)
        /// A stylesheet that holds its fonts: `parts` with a font between each two of them, as a `data:` address.
        case stylesheet(parts: [String], fonts: [FontSubset])
        /// What the store holds under this digest.
        case stored(Digest)
    }

    /// Where it goes in the site, `assets/notebook.css`.
    package let path: String
    package let content: Content

    package init(path: String, content: Content) {
        self.path = path
        self.content = content
    }
}
