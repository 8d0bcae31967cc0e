import ChapterReading

/// What an answer may load and run, as a content security policy says it: what the preview serves, and what chapters allow besides.
struct PagePolicy: Equatable {
    static let header = "Content-Security-Policy"

    /// Beside the preview's own: `cdn.example.org`.
    private var hosts: [String] = []
    /// Whether more scripts may run than the site's and the preview's.
    private var isTrusted = false

    /// Of what is no chapter.
    static let strict = PagePolicy(of: [])

    /// - Parameter frontMatter: of the chapters that the page shows.
    init(of frontMatter: [Chapter.FrontMatter]) {
        for chapter in frontMatter {
            hosts += chapter.network.filter { !hosts.contains($0) }
            isTrusted = isTrusted || chapter.html == .trusted
        }
    }

    /// As a header has it.
    var text: String {
        (isTrusted ? trusted : checked).map { ([$0] + $1).joined(separator: " ") }.joined(separator: "; ")
    }

    /// Scripts may do what they do in the site, but for hosts that are not named.
    private var trusted: [(String, [String])] {
        [
            ("default-src", ["'self'", "data:", "blob:", "'unsafe-inline'", "'unsafe-eval'"] + sources),
            ("frame-ancestors", ["'self'"]),
        ]
    }

    /// Scripts are the site's and the preview's. Styles may stand in the page: KaTeX's, those of its colours, the author's.
    private var checked: [(String, [String])] {
        let loaded = ["'self'", "data:"] + sources
        return [
            ("default-src", ["'none'"]), ("script-src", ["'self'", "'\(PreviewScript.integrity)'"]),
            ("style-src", ["'unsafe-inline'"] + loaded), ("img-src", loaded), ("media-src", loaded), ("font-src", loaded),
            ("frame-src", ["'self'"] + sources), ("connect-src", ["'self'"]), ("base-uri", ["'none'"]),
            ("form-action", ["'none'"]),
            ("frame-ancestors", ["'self'"]),
        ]
    }

    /// Each host and those below it; at any port where none is given, since browsers would allow the usual ones alone.
    private var sources: [String] {
        hosts.flatMap { host in
            let named = host.contains(":") ? host : host + ":*"
            return [named, "*." + named]
        }
    }
}
