import ChapterInterface
import ChapterReading

/// The report's scorecard: how many claims each chapter makes and how many hold, and then every claim with its margin, on as many pages as
/// keep each of them light.
struct ClaimsPages {
    /// So many claims stand on a page, unless one chapter alone has more.
    private static let most = 300

    let claims: BookClaims
    /// The chapters that claim something, each with the part that it belongs to.
    private let entries: [(entry: BookOutline.Entry, part: String?)]
    private let groups: [Group]
    /// Where each chapter's claims stand, by its slug.
    private let addresses: [String: String]

    static let slug = "claims"

    init(book: BookOutline, claims: BookClaims) {
        self.claims = claims
        entries = Self.entries(of: book, claims)
        groups = Self.groups(of: entries, claims)
        var addresses: [String: String] = [:]
        for (page, group) in groups.enumerated() {
            for entry in group.entries {
                addresses[entry.slug] = "\(SitePath.page(Self.pageSlug(page)))#\(Self.anchor(entry.slug))"
            }
        }
        self.addresses = addresses
    }

    /// What stands on one page: chapters of one part, as many as keep it light.
    private struct Group {
        let part: String?
        var entries: [BookOutline.Entry] = []
        var count = 0
    }

    private static func groups(of entries: [(entry: BookOutline.Entry, part: String?)], _ claims: BookClaims) -> [Group] {
        entries.reduce(into: []) { groups, pair in
            let own = claims[pair.entry.slug].reduce(0) { $0 + $1.claims.count }
            if groups.last.map({ $0.part != pair.part || $0.count + own > most }) ?? true {
                groups.append(Group(part: pair.part))
            }
            groups[groups.count - 1].entries.append(pair.entry)
            groups[groups.count - 1].count += own
        }
    }

    private static func entries(of book: BookOutline, _ claims: BookClaims) -> [(entry: BookOutline.Entry, part: String?)] {
        var part: String?
        let front = BookOutline.Entry(slug: PageFrame.indexSlug, number: nil, title: "Overview")
        let known = ([front] + book.chapters).map { entry in
            part = entry.part ?? part
            return (entry: entry, part: part)
        }
        let bySlug = Dictionary(known.map { ($0.entry.slug, $0) }) { first, _ in first }
        return claims.slugs.compactMap { bySlug[$0] }
    }

    /// Where a chapter's claims stand: `claims-2.html#04-rates`.
    func address(of slug: String) -> String { addresses[slug] ?? SitePath.page(Self.slug) }

    private static func pageSlug(_ page: Int) -> String { "\(Self.slug)-\(page + 1)" }

    private static func anchor(_ slug: String) -> String { "of-" + SitePath.fileName(slug) }

    // MARK: Pages

    /// The summary first.
    func pages(_ weaver: FramedPages) -> [Page] {
        guard !claims.checks.isEmpty else { return [] }
        let summary = weaver.page(Self.slug, title: "Claims", summary: Self.summaryLine(claims.all), content: overview)
        return [summary]
            + groups.enumerated().map { index, group in
                weaver.page(
                    Self.pageSlug(index), title: group.part.map { "Claims: \($0)" } ?? "Claims" + Self.range(of: group.entries),
                    summary: "Every claim\(Self.range(of: group.entries)) with its margin, the nearest to its bound first."
                ) { draft, titles in group.entries.flatMap { chapter($0, draft, titles) } }
            }
    }

    private static func range(of entries: [BookOutline.Entry]) -> String {
        let numbers = entries.compactMap(\.number)
        guard let first = numbers.first, let last = numbers.last else { return "" }
        return first == last ? " of chapter \(first)" : " of chapters \(first) to \(last)"
    }

    private static func summaryLine(_ claims: [Claim]) -> String {
        let failed = claims.count { !$0.holds }
        if claims.count == 1 {
            return "The report’s one claim \(failed == 0 ? "holds" : "is false"); how far it is from its bound."
        }
        return failed == 0
            ? "Every one of the report’s \(NumberMarkup.plain("\(claims.count)")) claims holds; how far each is from its bound."
            : "\(failed) of the report’s \(NumberMarkup.plain("\(claims.count)")) claims \(failed == 1 ? "is" : "are") false; how far each is from its bound."
    }

    private func overview(_ draft: PageDraft, _ titles: TitleText) -> [HTMLNode] {
        let head = row(
            "th", ["Chapter", "Claims", "Hold", "Least margin", "The claim that is nearest to its bound"].map { [.text($0)] })
        let bodies = parts.map { part, entries -> HTMLNode in
            let heading = part.map { words in
                HTMLNode.tag("tr", ["class": "part"], [.tag("th", ["colspan": "5", "scope": "rowgroup"], titles.nodes(words))])
            }
            return .tag("tbody", [:], [heading].compactMap { $0 } + entries.map { line(of: $0, draft, titles) })
        }
        let note = """
            The margin of a claim is the distance of its value from its bound, over the tolerance: 1 at the target, 0 at the bound, less \
            than 0 beyond it. For a bound without a tolerance it is the distance over the bound itself, for an estimate over its three \
            standard errors. Statements without a number have none.
            """
        return [
            .tag("p", [:], note),
            Listing.scrolling("div", ["class": "scroll"], label: "Claims by chapter") {
                [.tag("table", ["class": "scorecard"], [.tag("thead", [:], [head])] + bodies)]
            },
        ]
    }

    /// The chapters of each part.
    private var parts: [(part: String?, entries: [BookOutline.Entry])] {
        entries.reduce(into: []) { parts, pair in
            if parts.last.map({ $0.part != pair.part }) ?? true { parts.append((pair.part, [])) }
            parts[parts.count - 1].entries.append(pair.entry)
        }
    }

    /// A chapter's line of the summary.
    private func line(of entry: BookOutline.Entry, _ draft: PageDraft, _ titles: TitleText) -> HTMLNode {
        let own = claims[entry.slug].flatMap(\.claims)
        let nearest = own.nearest
        let title = HTMLNode.tag("a", ["href": address(of: entry.slug)], Self.title(of: entry, titles))
        let words = nearest.flatMap(\.comparison).map { draft.words($0.quantity, from: Self.nowhere) } ?? []
        return row(
            "td",
            [
                [title], [.text("\(own.count)")], [.text("\(own.count { $0.holds })")], [.text(Verdict.margin(nearest) ?? "")],
                words,
            ])
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
            check.claims.enumerated().map { (claim: $1, id: ChapterIDs.claim($0 + 1, of: check.name)) }
        }
        let sorted = listed.enumerated().sorted { left, right in
            (rank(left.element.claim), left.offset) < (rank(right.element.claim), right.offset)
        }
        let page = SitePath.page(entry.slug)
        let isInColumns = listed.contains { $0.claim.comparison != nil }
        let rows = sorted.map(\.element).map {
            row($0.claim, at: page + "#" + URLEscaping.escape($0.id), isInColumns: isInColumns, draft)
        }
        return [
            .tag("h2", ["id": id], [.tag("a", ["href": page], title)]),
            .tag(
                "table", ["class": "claims"],
                (isInColumns ? [ClaimTable.head(and: ["Margin"])] : []) + [.tag("tbody", [:], rows)]),
        ]
    }

    /// False claims first, then the nearest to its bound; statements without a number last.
    private func rank(_ claim: Claim) -> Double { claim.holds ? claim.comparison?.margin ?? .infinity : -.infinity }

    private func row(_ claim: Claim, at address: String, isInColumns: Bool, _ draft: PageDraft) -> HTMLNode {
        .tag(
            "tr", ["class": claim.holds ? nil : "is-false"],
            [ClaimTable.markCell(claim)]
                + ClaimTable.cells(claim, isInColumns: isInColumns) { draft.words($0, from: Self.nowhere) }
                + [
                    .tag("td", [:], Verdict.margin(claim) ?? ""),
                    .tag("td", [:], [.tag("a", ["href": address, "aria-label": "The claim in its chapter"], "→")]),
                ])
    }
}
