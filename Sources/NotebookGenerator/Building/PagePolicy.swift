import ChapterReading

/// What a page may load and run in a browser, as its chapter's front matter says.
struct PagePolicy: Sendable, Equatable {
    /// `cdn.example.org`, `localhost:8080`: with all below them.
    var hosts: [String] = []
    /// Whether its HTML stands as the author wrote it, scripts included.
    var isTrusted = false

    /// Of each page of a book, by its file's name; the page with the whole report may do what any of them may.
    static func list(of chapters: [Chapter]) -> [String: PagePolicy] {
        var list: [String: PagePolicy] = [:]
        var whole = PagePolicy()
        for chapter in chapters {
            let own = PagePolicy(hosts: chapter.frontMatter.network, isTrusted: chapter.frontMatter.html == .trusted)
            list["\(chapter.slug).html"] = own
            whole = PagePolicy(hosts: whole.hosts + own.hosts, isTrusted: whole.isTrusted || own.isTrusted)
        }
        list["print.html"] = whole
        return list
    }

    /// As HTTP says it. Colours that the author chose stand in the page, and style attributes are KaTeX's.
    ///
    /// - Parameter script: the digest of the one script that other pages run.
    func header(script: String) -> String {
        let own = ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]
        if isTrusted { return (["default-src * data: blob: 'unsafe-inline' 'unsafe-eval'"] + own).joined(separator: "; ") }
        let sources = hosts.flatMap { [" \($0)", " *.\($0)"] }.joined()
        return
            ([
                "default-src 'none'", "script-src '\(script)'", "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data:\(sources)",
                "media-src 'self'\(sources)", "frame-src 'self'\(sources)", "font-src 'self'", "connect-src 'self'",
            ] + own).joined(separator: "; ")
    }
}
