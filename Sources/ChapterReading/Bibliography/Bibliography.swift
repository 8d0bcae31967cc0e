/// The works that chapters can cite.
package struct Bibliography: Sendable {
    package struct Work: Sendable, Equatable {
        package let key: String
        /// The work as an item of CSL-JSON, with what no style can read left out.
        package let csl: String

        package init(key: String, csl: String) {
            self.key = key
            self.csl = csl
        }

        /// The same work under another key.
        package func named(_ name: String) -> Work {
            let (old, new) = ("{\"id\":" + LocatedJSON.quoted(key), "{\"id\":" + LocatedJSON.quoted(name))
            return Work(key: name, csl: csl.hasPrefix(old) ? new + csl.dropFirst(old.count) : csl)
        }
    }

    /// What is wrong with a work, or with the file.
    package struct Mistake: Sendable, Equatable {
        /// Nil for the file.
        let key: String?
        package var diagnostic: Diagnostic

        init(key: String?, diagnostic: Diagnostic) {
            self.key = key
            self.diagnostic = diagnostic
        }

        /// Of the file.
        package init(of location: SourceLocation, _ summary: String) {
            self.init(key: nil, diagnostic: Diagnostic(at: location, summary))
        }
    }

    package static let empty = Bibliography([])

    /// In the order of the file.
    package let works: [Work]

    package init(_ works: [Work]) { self.works = works }

    package var keys: Set<String> { Set(works.map(\.key)) }

    package static func read(_ source: SourceText) -> (bibliography: Bibliography, mistakes: [Mistake]) {
        let reader = BibliographyReader(source)
        return (Bibliography(reader.works), reader.mistakes)
    }

    package static func + (left: Bibliography, right: Bibliography) -> Bibliography {
        let known = left.keys
        return Bibliography(left.works + right.works.filter { !known.contains($0.key) })
    }
}

extension [Bibliography.Mistake] {
    /// What is told of them: a mistake in a work that nobody cites is a warning.
    package func diagnostics(cited: Set<String>) -> [Diagnostic] {
        map { mistake in
            var diagnostic = mistake.diagnostic
            if let key = mistake.key, !cited.contains(key) { diagnostic.severity = .warning }
            return diagnostic
        }
    }
}
