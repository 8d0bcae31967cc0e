/// A file of the author's beside the chapters, which a page shows or leads to.
package struct AuthorFile: Sendable, Equatable {
    /// What of a picture a page must know before it is there.
    package struct Size: Sendable, Equatable {
        package let width: Int
        package let height: Int

        package init(width: Int, height: Int) {
            self.width = width
            self.height = height
        }
    }

    /// What the file is, as its first bytes tell.
    package enum Kind: Sendable, Equatable {
        case picture(Size?)
        /// No browser shows it as a picture: its first page is drawn as one.
        case pdf
        case document
    }

    /// Below the folder of the chapters, `images/plot.png`.
    package let path: String
    /// On this machine.
    package let source: String
    package let digest: String
    package let kind: Kind
    /// What is wrong with a picture.
    package let damage: PictureDamage?
    /// Where a link to it leads that leaves the project.
    package let leadsTo: String?
    /// Whether it is a picture that runs something where a browser opens it by itself.
    package let holdsScript: Bool

    package init(
        path: String, source: String, digest: String, kind: Kind, damage: PictureDamage? = nil, leadsTo: String? = nil,
        holdsScript: Bool = false
    ) {
        self.leadsTo = leadsTo
        self.holdsScript = holdsScript
        self.path = path
        self.source = source
        self.digest = digest
        self.kind = kind
        self.damage = damage
    }

    /// Where it goes in the site: its name, and the digest of what it holds, so that a browser never shows an old one.
    package var sitePath: String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let stem = name[..<dot].map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "-" }
        let ending = name[dot...].filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
        return "files/\(String(stem))-\(digest.prefix(10))\(ending.lowercased())"
    }
}
