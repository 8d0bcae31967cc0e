import Testing
@testable import ChapterReading

/// Sizes of pictures, from their first bytes.
struct PictureHeaderTests {
    @Test(arguments: [
        "viewBox=\"0 0 1e30 1e30\"", "width=\"99999999999999999999\" height=\"9\"", "viewBox='0 0 inf 1e400'",
        "viewBox=\"0 0 nan 3\"",
        "width=\"0.5\" height=\"0.5\"",
    ])
    func noDrawingIsAsLarge(_ size: String) {
        #expect(PictureHeader.kind(of: Array("<svg xmlns=\"http://www.w3.org/2000/svg\" \(size)></svg>".utf8)) == .picture(nil))
    }

    private static func big(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }

    @Test func png() {
        let bytes =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + Self.big(640) + Self.big(480)
        #expect(PictureHeader.kind(of: bytes) == .picture(.init(width: 640, height: 480)))
        #expect(PictureHeader.kind(of: Array(bytes.prefix(20))) == nil)
    }

    @Test func jpegBehindOtherSegments() {
        let bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC2, 0, 11, 8, 1, 0, 2, 0, 3, 0, 0, 0]
        #expect(PictureHeader.kind(of: bytes) == .picture(.init(width: 512, height: 256)))
    }

    /// A picture that lies on its side, in either order of bytes.
    @Test(
        arguments: [
            [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0],
            [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0],
        ] as [[UInt8]])
    func jpegOfACameraHeldUpright(tiff: [UInt8]) {
        let exif = [0xFF, 0xE1, 0, UInt8(8 + tiff.count)] + Array("Exif\0\0".utf8) + tiff
        let bytes: [UInt8] = [0xFF, 0xD8] + exif + [0xFF, 0xC0, 0, 11, 8, 1, 0, 2, 0, 3, 0, 0, 0]
        #expect(PictureHeader.kind(of: bytes) == .picture(.init(width: 256, height: 512)))
    }

    @Test func webPWithAndWithoutLoss() {
        let riff = Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBP".utf8)
        let lossy = riff + Array("VP8 ".utf8) + [UInt8](repeating: 0, count: 10) + [60, 0x40, 40, 0x80]
        #expect(PictureHeader.kind(of: lossy) == .picture(.init(width: 60, height: 40)))
        let lossless = riff + Array("VP8L".utf8) + [0, 0, 0, 0, 0x2F, 59, 0xC0, 0x09, 0]
        #expect(PictureHeader.kind(of: lossless) == .picture(.init(width: 60, height: 40)))
    }

    @Test func avif() {
        func size(_ width: UInt32, _ height: UInt32) -> [UInt8] {
            Array("ispe".utf8) + [0, 0, 0, 0] + Self.big(width) + Self.big(height)
        }
        let bytes = [0, 0, 0, 28] + Array("ftypavif".utf8) + [0, 0, 0, 0] + size(160, 120) + size(640, 480)
        #expect(PictureHeader.kind(of: bytes) == .picture(.init(width: 640, height: 480)))
    }

    @Test func gif() {
        #expect(PictureHeader.kind(of: Array("GIF89a".utf8) + [0x10, 0, 0x08, 0]) == .picture(.init(width: 16, height: 8)))
    }

    @Test(arguments: [
        ("<?xml version='1.0'?>\n<svg xmlns='x' width=\"40px\" height='30'>", AuthorFile.Size(width: 40, height: 30)),
        ("<svg viewBox='0 0 12 7.5' width='100%'>", AuthorFile.Size(width: 12, height: 7)), ("<svg>", nil),
    ])
    func svg(text: String, size: AuthorFile.Size?) {
        #expect(PictureHeader.kind(of: Array(text.utf8)) == .picture(size))
    }

    @Test func otherFilesAreNoPictures() {
        #expect(PictureHeader.kind(of: Array("a,b\n1,2\n".utf8)) == nil)
        #expect(PictureHeader.kind(of: []) == nil)
    }
}

/// The author's files that pages show and link to.
struct AuthorFileTests {
    @Test(arguments: [
        ("https://cdn.example.org/a.png", true), ("http://localhost:8080/a.png", true), ("http://localhost:9090/a.png", false),
        ("//img.cdn.example.org:81/a", true), ("http://localhost/a.png", false), ("https://example.org", false),
        ("https://Localhost:8080?x", true), ("a.png", false),
    ])
    func aHostIsAllowedWithItsPort(address: String, isAllowed: Bool) {
        var frontMatter = Chapter.FrontMatter(title: "T")
        frontMatter.network = ["cdn.example.org", "localhost:8080"]
        #expect(frontMatter.allows(address) == isAllowed)
    }

    private let files = AuthorFiles([
        AuthorFile(path: "images/a b.PNG", source: "/x", digest: "0123456789abcdef", kind: .picture(.init(width: 4, height: 3))),
        AuthorFile(path: "notes.pdf", source: "/y", digest: "fedcba9876543210", kind: .document),
    ])

    @Test func theNameInTheSiteHoldsTheContent() {
        #expect(files["images/a b.PNG"]?.sitePath == "files/a-b-0123456789.png")
        #expect(files["notes.pdf"]?.sitePath == "files/notes-fedcba9876.pdf")
    }

    @Test func linksAreToldWhereTheyStand() {
        let text = "---\ntitle: A\n---\n![x](images/a%20b.PNG) [n](./notes.pdf?p#1)\n![y](notes.pdf) ![z](images/a.png)\n"
        let source = SourceText(file: "chapters/index.md", text: text)
        let found = readBook([source], citationKeys: [], files: files).diagnostics
        #expect(found.map(\.location.description) == ["chapters/index.md:5:1", "chapters/index.md:5:17"])
        #expect(found.map(\.summary).first == "`notes.pdf` is no picture that browsers show")
    }

    /// A picture elsewhere is a picture; anything else may be anybody's secret.
    @Test func whatLiesElsewhereOrRunsIsTold() {
        let files = AuthorFiles([
            AuthorFile(path: "a.txt", source: "/x", digest: "0123456789abcdef", kind: .document, leadsTo: "/etc/passwd"),
            AuthorFile(path: "a.png", source: "/y", digest: "0123456789abcdef", kind: .picture(nil), leadsTo: "/srv/a.png"),
            AuthorFile(path: "a.svg", source: "/z", digest: "0123456789abcdef", kind: .picture(nil), holdsScript: true),
        ])
        let source = SourceText(file: "chapters/index.md", text: "---\ntitle: A\n---\n[x](a.txt) ![y](a.png) ![z](a.svg)\n")
        let found = readBook([source], citationKeys: [], files: files).diagnostics
        #expect(found.map(\.severity) == [.error, .warning])
        #expect(found.map(\.location.column) == [1, 24])
        #expect(found.first?.summary == "`a.txt` leads out of the project, to /etc/passwd, and would be published")
    }

    /// What other systems write where a heading is led to.
    @Test func anchorsOfOthersAreFound() {
        let text = """
            ---
            title: A
            ---
            ## <a name="one"></a>A heading {#sec-a}

            | a |
            |---|
            | *<a id="two">x</a>* |

            [1](#one) [2](#two) [3](#three)

            """
        let found = readBook([SourceText(file: "chapters/index.md", text: text)], citationKeys: [], files: files).diagnostics
        #expect(found.map(\.location.description) == ["chapters/index.md:10:21"])
    }

    @Test func aPictureCanBeANumberedFigure() throws {
        let text = "---\ntitle: A\n---\n![Of *x*](images/a%20b.PNG){#fig-a alt=\"A curve\"}\n\nSee @fig-a.\n"
        let (book, found) = readBook([SourceText(file: "chapters/index.md", text: text)], citationKeys: [], files: files)
        #expect(found == [])
        #expect(book.crossReferences["fig-a"]?.text == "Figure 1")
        guard case .picture(let picture)? = book.chapters[0].document.blocks.first?.content else {
            Issue.record("no picture")
            return
        }
        #expect(picture.alt == "A curve")
        #expect(picture.label.location.description == "chapters/index.md:4:30")
    }

    /// Markdown finds signs of its own in what the braces hold.
    @Test(arguments: ["a *b* c", "with `code`", "x &lt; 3 &amp; y", "of $\\{1, 2\\}$", "a <b>b</b> c", "see [x](y)"])
    func thePictureHasItsNumberWhateverItsAltHolds(_ alt: String) throws {
        let text = "---\ntitle: A\n---\n![Of *x*](images/a%20b.PNG){#fig-a alt=\"\(alt)\"}\n\nSee @fig-a.\n"
        let (book, found) = readBook([SourceText(file: "chapters/index.md", text: text)], citationKeys: [], files: files)
        #expect(found == [])
        #expect(book.crossReferences["fig-a"]?.text == "Figure 1")
    }
}
