import Foundation
import TestSupport
import Testing
@testable import ChapterReading

/// Pictures that are cut off or damaged, of every kind that a page shows.
struct PictureDamageTests {
    /// A picture, and how many of its last bytes it can do without.
    struct Sample: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: [UInt8]
        var idle = 0
    }

    private static func decoded(_ text: String) -> [UInt8] { [UInt8](Data(base64Encoded: text) ?? Data()) }

    private static let png = decoded(
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAIAAABxZ0isAAAAGElEQVR4nGNkYIiSY2DARCwMGgxYAT0kAOQgAgoJ7507AAAAAElFTkSuQmCC")
    private static let jpeg = decoded(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PT"
            + "gyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjL/wAARCAAG"
            + "AAgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhBy"
            + "JxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKT"
            + "lJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAA"
            + "AAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRom"
            + "JygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExc"
            + "bHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwClonge0+XlPyooorw8TjK/tH7zOjJMfifqkffZ/9k=")
    private static let gif = decoded(
        "R0lGODdhCAAGAIUAANLIWrTIWpbIWtKgWrSgWpagWnjIWlrIWnigWlqgWtJ4WrR4WpZ4Wnh4Wlp4WjzIWh7IWgDIWjygWh6gWgCgWjx4Wh54Wg"
            + "B4WtJQWrRQWpZQWnhQWlpQWjxQWh5QWgBQWtIoWrQoWpYoWtIAWrQAWpYAWngoWlooWngAWloAWjwoWh4oWgAoWjwAWh4AWgAAWgAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACwAAAAACAAGAAAIOQBfuGiRAkUJEiNYrFBxwoSIECA+eOjAYYOGDBguWK"
            + "jgoAGDBQooTJCQAEEBAgMiQHhwwICAAAACAgA7")
    private static let webP = decoded("UklGRioAAABXRUJQVlA4TB4AAAAvB0ABALmM6H/sIqL/ASEBYY7/GyULxmO0YgKQWjY=")
    private static let avif: [UInt8] =
        [0, 0, 0, 16] + Array("ftypavif\0\0\0\0".utf8) + [0, 0, 0, 12] + Array("meta\0\0\0\0".utf8) + [0, 0, 0, 10]
        + Array("mdat".utf8) + [1, 2]
    private static let svg = """
        <?xml version="1.0"?><!-- a > b --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x" [ <!ENTITY own "u"> ]>
        <svg xmlns="http://www.w3.org/2000/svg" width='4' height="3"><style><![CDATA[ a > b { } ]]></style>
        <text x="1" y='2' class="a>b">R&amp;D &#8212; &own;</text><path d="M0 0"/></svg>
        """
    private static let pdf = "%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF"

    static let samples = [
        Sample(testDescription: "PNG", bytes: png), Sample(testDescription: "JPEG", bytes: jpeg),
        // Browsers do not miss the last byte.
        Sample(testDescription: "GIF", bytes: gif, idle: 1), Sample(testDescription: "WebP", bytes: webP),
        Sample(testDescription: "AVIF", bytes: avif), Sample(testDescription: "SVG", bytes: Array(svg.utf8)),
        Sample(testDescription: "PDF", bytes: Array(pdf.utf8)),
    ]

    @Test(arguments: samples) func wholePicturesAreSound(_ sample: Sample) {
        #expect(PictureHeader.kind(of: sample.bytes) != nil)
        #expect(PictureDamage.found(in: sample.bytes) == nil)
        #expect(PictureDamage.found(in: sample.bytes + Array("\n".utf8)) == nil)
    }

    @Test func anEmptyFileIsTold() { #expect(PictureDamage.found(in: []) == .empty) }

    /// Wherever a picture ends too early, it is none, or it is told.
    @Test(arguments: samples) func noneMayEndEarlier(_ sample: Sample) {
        for count in 1..<sample.bytes.count - sample.idle {
            let part = Array(sample.bytes.prefix(count))
            #expect(PictureHeader.kind(of: part) == nil || PictureDamage.found(in: part) != nil, "\(count) bytes")
        }
    }

    @Test func aByteThatIsAnotherIsNoticed() throws {
        let pixels = try #require(Self.png.firstRange(of: Array("IDAT".utf8))).upperBound
        for place in 16..<pixels + 4 {
            var bytes = Self.png
            bytes[place] ^= 4
            #expect(PictureHeader.kind(of: bytes) == nil || PictureDamage.found(in: bytes) != nil, "byte \(place)")
        }
    }

    private static let root = #"<svg xmlns="http://www.w3.org/2000/svg">"#

    @Test(arguments: [
        (root + "<g></svg></g>", PictureDamage.malformed), (root + "R & D</svg>", .malformed),
        (root + "&nbsp;</svg>", .malformed),
        (root + "<a x='1' x='2'/></svg>", .malformed), (root + "<a x=1/></svg>", .malformed), (root + "<a x/></svg>", .malformed),
        (root + "<1/></svg>", .malformed), ("<html><svg></svg></html>", .malformed),
        ("<svg viewBox='0 0 1 1'></svg>", .noNamespace), ("<svg xmlns='http://www.w3.org/1999/xhtml'/>", .noNamespace),
        (root + "<g>", .cutOff), (root + "<!-- ", .cutOff), (root + "<a x='", .cutOff),
    ])
    func svgThatNoBrowserShows(text: String, damage: PictureDamage) {
        #expect(PictureDamage.found(in: Array(text.utf8)) == damage)
    }

    @Test(arguments: [
        root + "</svg>", #"<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:g/></s:svg >"#,
        "<!DOCTYPE svg [<!ENTITY ns 'http://www.w3.org/2000/svg'>]><svg xmlns='&ns;'/>", "\u{FEFF}" + root + "</svg> trailing",
    ])
    func svgThatBrowsersShow(text: String) { #expect(PictureDamage.found(in: Array(text.utf8)) == nil) }

    @Test func whatGitKeepsElsewhereIsTold() {
        let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n"
        #expect(PictureDamage.found(in: Array(pointer.utf8)) == .pointer)
        #expect(PictureDamage.found(in: Array("a,b\n1,2\n".utf8)) == nil)
    }

    @Test(arguments: [
        ("<text>one = on</text><path d='M0 0'/>", false), ("<a href='https://example.org'><path d='M0 0'/></a>", false),
        ("<script>f()</script>", true), ("<x:script/>", true), ("<path d='M0 0' onclick='f()'/>", true),
        ("<a xlink:href=' JavaScript:f()'><path d='M0 0'/></a>", true),
        ("<a href='java&#115;cript:f()'/>", true),
        ("<a href='java&#x\(String(repeating: "0", count: 90))73;cript&#58;f()'/>", true),
        ("<a href='java&#10;script:f()'/>", true),
        ("<a><animate attributeName='href' values='#;javascript:f();#'/></a>", true),
        ("<a><set attributeName='href' to='javascript:f()'/></a>", true),
        ("<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' srcdoc='&lt;b/>'/></foreignObject>", true),
        ("<foreignObject><h:embed src='a'/></foreignObject>", true),
        ("<foreignObject><div xmlns='http://www.w3.org/1999/xhtml'>A label</div></foreignObject>", false),
        ("<style>a:hover { fill: red }</style><g style='fill:red'/>", false),
        ("<!-- <script/> --><![CDATA[ <script/> ]]>", false),
    ])
    func whatAPictureRunsIsFound(_ inside: String, _ isFound: Bool) {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='y' width='4' height='3'>\(inside)</svg>"
        #expect(SVGOutline.holdsScript(Array(svg.utf8)) == isFound)
        #expect(!SVGOutline.holdsScript(Self.png) && !SVGOutline.holdsScript([]))
    }

    /// What is declared before the picture.
    @Test(arguments: [
        ("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>", false),
        ("<!DOCTYPE svg [<!ENTITY a 'http://ns.adobe.com/Extensibility/1.0/'> <!ENTITY b '&#160;'>]>", false),
        ("<!DOCTYPE svg [<!ATTLIST svg xmlns:a CDATA #IMPLIED><!ENTITY a ''><!ENTITY b \"\">]>", false),
        ("<?xml-stylesheet type='text/css' href='a.css'?><!DOCTYPE svg [<!-- don't --><!ENTITY a ''><!ENTITY b ''>]>", false),
        ("<!DOCTYPE svg [<!ENTITY a '<script>f()</script>'><!ENTITY b ''>]>", true),
        ("<!DOCTYPE svg [<!ENTITY a ''><!ENTITY b \"&#60;script>f()&#x3c;/script>\">]>", true),
        ("<!DOCTYPE svg [<!ENTITY a 'java'><!ENTITY b 'script:f()'>]>", true),
        ("<!DOCTYPE svg [<!ENTITY a 'java'><!ENTITY a ''><!ENTITY c 'script:'><!ENTITY b '&c;'>]>", true),
        ("<!DOCTYPE svg [<!ENTITY % c '<!ENTITY a \"\">'> %c; <!ENTITY a ''><!ENTITY b ''>]>", true),
        ("<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'f()'><!ENTITY a ''><!ENTITY b ''>]>", true),
        ("<?xml-stylesheet type='text/xsl' href='#s'?><!DOCTYPE svg [<!ENTITY a ''><!ENTITY b ''>]>", true),
    ])
    func whatAPictureDeclaresIsLookedAt(_ head: String, _ isFound: Bool) {
        let link = head.contains("ENTITY") ? "<a href='&a;&b;'/>" : ""
        let svg = Array("<?xml version='1.0'?>\(head)<svg xmlns='http://www.w3.org/2000/svg'>\(link)</svg>".utf8)
        #expect(SVGOutline.holdsScript(svg) == isFound)
        #expect(PictureDamage.found(in: svg) == nil)
    }

    @Test(arguments: PictureDamage.allCases) func itIsAnErrorAtItsLine(_ damage: PictureDamage) {
        let file = AuthorFile(path: "a.png", source: "/x", digest: "0123456789abcdef", kind: .picture(nil), damage: damage)
        let text = "---\ntitle: A\n---\nText\n\n![x](a.png) and [the file](a.png)\n"
        let source = SourceText(file: "chapters/index.md", text: text)
        let told = readBook([source], citationKeys: [], files: AuthorFiles([file])).diagnostics
        #expect(told.map(\.location.description) == ["chapters/index.md:6:1"])
        #expect(told.first?.severity == .error)
        #expect(told.first?.summary.hasPrefix("`a.png` cannot be shown: ") == true)
        #expect(told.first?.help != nil)
    }

    @Test func anyBytesAreLookedThrough() {
        var mutator = Mutator(Self.samples.map(\.bytes), seed: 20)
        var sound = 0
        let count = TestEffort.count(quick: 5000, full: 500_000)
        for _ in 0..<count where PictureDamage.found(in: mutator.next()) == nil { sound += 1 }
        #expect(sound > count / 10 && sound < count)
    }
}
