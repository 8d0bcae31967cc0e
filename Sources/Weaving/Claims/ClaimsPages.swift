import ChapterInterface
import ChapterReading

/// The report's scorecard: how many claims each chapter makes and how many hold, and then every claim with its margin, on as many pages as
/// keep each of them light.
struct ClaimsPages {
    /// So many claims stand on a page, unless one chapter alone has more.
    private static let most = 300

    let book: BookOutline
    let claims: BookClaims

    static let slug = "claims"

    /// The chapters of each page of claims.
    private var groups: [[BookOutline.Entry]] {
        var groups: [[BookOutline.Entry]] = []
        var count = 0
        for entry in entries {
            let own = claims[entry.slug].reduce(0) { $0 + $1.claims.count }
            if groups.isEmpty || count + own > Self.most {
                groups.append([])
                count = 0
            }
            groups[groups.count - 1].append(entry)
            count += own
        }
        return groups
    }

    private var entries: [BookOutline.Entry] {
        let front = BookOutline.Entry(slug: PageFrame.indexSlug, number: nil, title: "Overview")
        let known = [front] + book.chapters
        return claims.slugs.compactMap { slug in known.first { $0.slug == slug } }
    }

    /// Where a chapter's claims stand: `claims-2.html#04-rates`.
    func address(of slug: String) -> String {
        guard let page = groups.firstIndex(where: { $0.contains { $0.slug == slug } }) else { return SitePath.page(Self.slug) }
        return SitePath.page(pageSlug(page)) + "#" + Self.anchor(slug)
    }

    private func pageSlug(_ page: Int) -> String { "\(Self.slug)-\(page + 1)" }

    private static func anchor(_ slug: String) -> String { "of-" + SitePath.fileName(slug) }

    // MARK: Pages

    /// The summary first.
    func pages(_ weaver: FramedPages) -> [Page] {
        guard !claims.checks.isEmpty else { return [] }
        let summary = weaver.page(Self.slug, title: "Claims", summary: Self.summaryLine(claims.all), content: overview)
        return [summary]
            + groups.enumerated().map { index, entries in
                weaver.page(
                    pageSlug(index), title: "Claims" + Self.range(of: entries),
                    summary: "Every claim with its margin, the nearest to its bound first."
                ) { draft, titles in entries.flatMap { chapter($0, draft, titles) } }
            }
    }

    private static func range(of entries: [BookOutline.Entry]) -> String {
        let numbers = entries.compactMap(\.number)
        guard let first = numbers.first, let last = numbers.last else { return "" }
        return first == last ? " of chapter \(first)" : " of chapters \(first) to \(last)"
    }

    private static func summaryLine(_ claims: [Claim]) -> String {
        let failed = claims.count { !$0.holds }
        return failed == 0
            ? "Every one of the report’s \(NumberMarkup.plain("\(claims.count)")) claims holds; how far each is from its bound."
            : "\(failed) of the report’s \(NumberMarkup.plain("\(claims.count)")) claims \(failed == 1 ? "is" : "are") false; how far each is from its bound."
    }

    private func overview(_ draft: PageDraft, _ titles: TitleText) -> [HTMLNode] {
        let head = row(
            "th", ["Chapter", "Claims", "Hold", "Least margin", "The claim that is nearest to its bound"].map { [.text($0)] })
        let rows = entries.map { entry -> HTMLNode in
            let own = claims[entry.slug].flatMap(\.claims)
            let title: [HTMLNode] = [
                .tag("a", ["href": address(of: entry.slug)], Self.title(of: entry, titles))
            ]
            let nearest = own.nearest
            return row(
                "td",
                [
                    title, [.text("\(own.count)")], [.text("\(own.count { $0.holds })")], [.text(Verdict.margin(nearest) ?? "")],
                    nearest.flatMap(\.comparison).map { draft.words($0.quantity, from: Self.nowhere) } ?? [],
                ])
        }
        let note = """
            The margin of a claim is the distance of its value from its bound, over the tolerance: 1 at the target, 0 at the bound, less \
            than 0 beyond it. For a bound without a tolerance it is the distance over the bound itself, for an estimate over its three \
            standard errors. Statements without a number have none.
            """
        return [
            .tag("p", [:], note),
            Listing.scrolling("div", ["class": "scroll"], label: "Claims by chapter") {
                [.tag("table", ["class": "scorecard"], [.tag("thead", [:], [head]), .tag("tbody", [:], rows)])]
            },
        ]
    }

    private func row(_ element: String, _ cells: [[HTMLNode]]) -> HTMLNode {
        .tag(
            "tr", [:],
            cells.enumerated().map { column, cell in
                .tag(element, ["scope": element == "th" ? "col" : nil, "class": (1...3).contains(column) ? "right" : nil], cell)
            })
    }

    private static let nowhere = SourceLocation(file: "", line: 1, column: 1)

    private static func title(of entry: BookOutline.Entry, _ titles: TitleText) -> [HTMLNode] {
        let number: [HTMLNode] = entry.number.map { [.text($0 + " ")] } ?? []
        return number + titles.nodes(entry.title)
    }

    private func chapter(_ entry: BookOutline.Entry, _ draft: PageDraft, _ titles: TitleText) -> [HTMLNode] {
        let id = Self.anchor(entry.slug)
        let title = Self.title(of: entry, titles)
        draft.addSection(level: 2, id: id, title: title)
        let listed = claims[entry.slug].flatMap { check in
            check.claims.enumerated().map { (claim: $1, id: CheckWeaver.anchor(check.name, $0 + 1)) }
        }
        let sorted = listed.enumerated().sorted { left, right in
            (rank(left.element.claim), left.offset) < (rank(right.element.claim), right.offset)
        }
        let page = SitePath.page(entry.slug)
        let rows = sorted.map(\.element).map { row($0.claim, at: page + "#" + URLEscaping.escape($0.id), draft) }
        return [
            .tag("h2", ["id": id], [.tag("a", ["href": page], title)]),
            .tag("table", ["class": "claims"], [.tag("tbody", [:], rows)]),
        ]
    }

    /// False claims first, then the nearest to its bound; statements without a number last.
    private func rank(_ claim: Claim) -> Double { claim.holds ? claim.comparison?.margin ?? .infinity : -.infinity }

    private func row(_ claim: Claim, at address: String, _ draft: PageDraft) -> HTMLNode {
        .tag(
            "tr", ["class": claim.holds ? nil : "is-false"],
            [.tag("td", ["class": "mark"], [claim.holds ? .text("✓") : ClaimTable.mark(false)])]
                + ClaimTable.cells(claim) { draft.words($0, from: Self.nowhere) }
                + [
                    .tag("td", ["class": "margin"], Verdict.margin(claim) ?? ""),
                    .tag("td", ["class": "link"], [.tag("a", ["href": address, "aria-label": "The claim in its chapter"], "→")]),
                ])
    }
}
