/// The arrows between the parts of a target: its folders, or its files where it has no folders.
///
/// An arrow goes from where a name is used to where it is declared. Names are compared, not meanings: a name that several files
/// declare, and what a file declares itself, gives no arrow; members of types give none.
struct TargetArrows {
    private let target: String
    private let files: [SourceFile]
    private let page: OpeningPage?
    private let arrows: [Arrow]

    /// One use of a name that another file declares.
    private struct Arrow {
        let from: SourceFile
        let use: SourceFile.Use
        let to: SourceFile
    }

    /// - Parameter files: the texts of the target's files, by their paths in it.
    init(_ target: String, files texts: [String: String]) {
        self.target = target
        let files = texts.sorted { $0.key < $1.key }.map { SourceFile(path: $0.key, text: $0.value) }
        self.files = files
        page = texts.first { $0.key.lowercased() == "\(target).swift".lowercased() }.map { OpeningPage($0.value) }
        let declarations = files.flatMap { file in file.declared.map { ($0, file) } }
        let homes = Dictionary(grouping: declarations, by: \.0).compactMapValues { $0.count == 1 ? $0[0].1 : nil }
        arrows = files.flatMap { file in
            file.uses.compactMap { use in homes[use.name].map { Arrow(from: file, use: use, to: $0) } }.filter {
                $0.to.path != file.path
            }
        }
    }

    /// What is wrong, a text each: `Sources/Plotting/Style/Theme.swift:12: …`.
    var faults: [String] {
        guard let page else { return ["Sources/\(target): no opening page \(target).swift"] }
        let isFlat = files.allSatisfy(\.folders.isEmpty)
        return isFlat ? missing(from: page) + upward(types: page.types) + circles { $0.path } : folderFaults(page)
    }

    // MARK: Folders

    private func folderFaults(_ page: OpeningPage) -> [String] {
        let folders = Set(files.compactMap(\.folders.first))
        let order = page.order(of: folders)
        let unlisted = folders.subtracting(order).sorted().map { "Sources/\(target): its opening page does not list \($0)" }
        let inside = folders.sorted().flatMap { folder in
            circles(among: { $0.folders.first == folder }) { $0.folders.joined(separator: "/") }
        }
        return unlisted + upward(folders: order) + circles { $0.folders.first ?? "the files outside folders" } + inside
    }

    /// Files outside the folders stand above them all.
    private func upward(folders order: [String]) -> [String] {
        upward { file in file.folders.first.map(order.firstIndex) ?? order.count }
    }

    // MARK: Types

    private func missing(from page: OpeningPage) -> [String] {
        let declared = files.reduce(into: Set<String>()) { $0.formUnion($1.declared) }
        return page.types.filter { !declared.contains($0) }.map {
            "Sources/\(target): its opening page lists \($0), which is not there"
        }
    }

    private func upward(types: [String]) -> [String] {
        let ranks = Dictionary(types.enumerated().map { ($1, $0) }) { first, _ in first }
        return upward { file in file.declared.compactMap { ranks[$0] }.max() }
    }

    // MARK: Arrows

    /// - Parameter rank: the place of a file's part on the opening page; nil if it has none.
    private func upward(_ rank: (SourceFile) -> Int?) -> [String] {
        arrows.compactMap { arrow in
            guard let own = rank(arrow.from), let other = rank(arrow.to), other > own else { return nil }
            return "\(place(arrow)) uses \(arrow.use.name) of \(arrow.to.path), which stands above it"
        }
    }

    /// - Parameter isMeant: which files are looked at.
    private func circles(among isMeant: (SourceFile) -> Bool = { _ in true }, _ part: (SourceFile) -> String) -> [String] {
        var witnesses: [PartArrow: Arrow] = [:]
        for arrow in arrows where isMeant(arrow.from) && isMeant(arrow.to) && part(arrow.from) != part(arrow.to) {
            let parts = PartArrow(from: part(arrow.from), to: part(arrow.to))
            witnesses[parts] = witnesses[parts] ?? arrow
        }
        return circularParts(Set(witnesses.keys)).map { circle in
            let lines = witnesses.filter { circle.contains($0.key.from) && circle.contains($0.key.to) }.values.map {
                "  \(place($0)) uses \($0.use.name) of \($0.to.path)\n"
            }
            return "Sources/\(target): \(circle.sorted().joined(separator: ", ")) depend on each other\n"
                + lines.sorted().joined()
        }
    }

    private func place(_ arrow: Arrow) -> String { "Sources/\(target)/\(arrow.from.path):\(arrow.use.line):" }
}
