import ChapterInterface
import ChapterReading
import ChapterRunning
import Storage

/// A drawn figure: light or dark as the reader's screen is, and in other formats to take away.
struct FigureWeaver {
    let block: Block
    let figure: DrawnFigure<Digest>
    let outcome: BlockOutcome
    /// `Figure 2.1`.
    let number: String
    let caption: [HTMLNode]
    let alternativeText: String

    /// Wider than the text: the figure may use the page's whole width.
    private static let textWidth = 680.0
    private static let downloads = [(FigureFile.svg, "SVG"), (.pdf, "PDF"), (.png, "PNG"), (.csv, "CSV")]

    func node() -> HTMLNode {
        .tag(
            "figure",
            [
                "class": classes, "id": block.name, "data-values": figure.files[.values].map { _ in path(.values) },
                "data-name": figure.files[.values].map { _ in number },
            ],
            [drawing(), .tag("figcaption", [:], captionNodes() + [footer()])])
    }

    /// A recorded figure was drawn for light pages alone: a dark page gives it a light ground.
    private var classes: String {
        (isWide ? "plot wide" : "plot") + (figure.files[.darkSVG] == nil ? " light-only" : "")
    }

    private var isWide: Bool { figure.width > Self.textWidth }

    /// The files of the figure, for the site.
    func assets() -> [SiteAsset] {
        FigureFile.allCases.compactMap { file in
            figure.files[file].map { SiteAsset(path: path(file), content: .stored($0)) }
        }
    }

    private func path(_ file: FigureFile) -> String { SitePath.figure(block.name, suffix: file.rawValue) }

    /// On a phone a figure drawn for its width stands in; where there is none, a wide figure keeps a legible size and scrolls.
    private func drawing() -> HTMLNode {
        if !isWide || figure.files[.narrowSVG] != nil { return .tag("div", ["class": "drawing"], [picture()]) }
        return Listing.scrolling("div", ["class": "drawing panned"], label: number) { [picture()] }
    }

    private func picture() -> HTMLNode {
        let isDark = "screen and (prefers-color-scheme: dark)"
        let isNarrow = "screen and (max-width: 600px)"
        let sources = [
            (FigureFile.narrowDarkSVG, "\(isDark) and (max-width: 600px)"), (.narrowSVG, isNarrow), (.darkSVG, isDark),
        ].filter { figure.files[$0.0] != nil }.map { file, media in
            HTMLNode.tag("source", ["srcset": path(file), "media": media])
        }
        let image = HTMLNode.tag(
            "img",
            [
                "src": path(.svg), "alt": alternativeText, "width": pixels(figure.width),
                "height": pixels(figure.height), "loading": "lazy", "decoding": "async",
            ])
        return .tag("picture", [:], sources + [image])
    }

    private func captionNodes() -> [HTMLNode] {
        let label = HTMLNode.tag("a", ["class": "label", "href": "#" + block.name], caption.isEmpty ? number : number + ".")
        return [.tag("p", ["class": "caption"], caption.isEmpty ? [label] : [label, .text(" ")] + caption)]
    }

    private func footer() -> HTMLNode {
        let links = Self.downloads.filter { figure.files[$0.0] != nil }.map { file, format -> HTMLNode in
            .tag("a", ["href": path(file), "aria-label": "\(number) as \(format)"], format)
        }
        let maker: [HTMLNode] = [
            .tag("a", ["href": "#" + ChapterIDs.code(of: block.name)], [.tag("code", [:], block.name)]), .text(" "),
        ]
        return .tag(
            "p", ["class": "provenance"],
            [.tag("span", ["class": "downloads"], Array(links.map { [$0] }.joined(separator: [.text(" ")]))), .text(" ")]
                + [.tag("span", [:], maker + Provenance.nodes(outcome))])
    }

    private func pixels(_ length: Double) -> String { String(Int(length.rounded())) }
}
