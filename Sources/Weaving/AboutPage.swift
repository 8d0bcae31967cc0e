import ChapterReading

/// The page that tells of the report as a whole: what it is, how to cite it, what a key is, and what can be taken along.
struct AboutPage {
    let book: BookOutline

    static let slug = "about"

    func page(_ weaver: FramedPages) -> Page {
        weaver.page(Self.slug, title: "About this report") { draft, titles in
            let sections = [
                ("cite", "How to cite it", citation()), ("keys", "What a key is", keys()),
                ("take", "What can be taken along", downloads()),
            ]
            return abstract(titles)
                + sections.flatMap { id, title, content in
                    draft.addSection(level: 2, id: id, title: [.text(title)])
                    return [HTMLNode.tag("h2", ["id": id], title)] + content
                }
        }
    }

    private func abstract(_ titles: TitleText) -> [HTMLNode] {
        let text = book.face.abstract ?? book.face.summary
        return text.map { [.tag("p", [:], titles.nodes($0))] } ?? []
    }

    private func citation() -> [HTMLNode] {
        let bibTeX = ReportCitation(face: book.face, edition: book.edition).bibTeX
        return [
            Listing.node(bibTeX, language: "bibtex", label: "BibTeX of the report"),
            .tag(
                "p", [:],
                [
                    .text("As a file: "), .tag("a", ["href": ReportFiles.bibTeX], "BibTeX"), .text(", "),
                    .tag("a", ["href": ReportFiles.csl], "CSL-JSON"), .text("."),
                ]),
        ]
    }

    private func keys() -> [HTMLNode] {
        let platforms = Colophon.list(book.edition.platforms)
        let made: [HTMLNode] =
            platforms.isEmpty
            ? []
            : [.tag("p", [:], "The results that this site shows were made on this processor, with this compiler: \(platforms).")]
        return [
            .tag(
                "p", [:],
                """
                Below each result stand how long it took when it was made, the day, the commit that brought it into the record of \
                results, and its key. The key is a digest of everything that the result depends on: the machine code that its block can \
                reach, in the chapter and in every library below it, the values, parameters and data that it reads, the compiler, the \
                system’s libraries and the kind of processor. Equal keys mean equal results; whatever is in a key and changes makes its \
                block run again, and nothing else does.
                """),
            .tag(
                "p", [:],
                """
                Day, duration and commit are read from the record that is kept beside the chapters. They stay as they are when a result \
                comes out again on another machine.
                """),
        ] + made
    }

    private func downloads() -> [HTMLNode] {
        let text = """
            Each figure as SVG, PDF, PNG and CSV, each table as CSV, each result as JSON, below them or beside their code. The source \
            of a page is linked at its end, with the functions that its code reaches. 
            """
        return [
            .tag(
                "p", [:],
                [
                    .text(text), .tag("a", ["href": "manifest.json"], "manifest.json"),
                    .text(
                        " lists every file of the site with its digest, and every result with its key, seed, duration, day and commit."
                    ),
                ])
        ]
    }
}
