import Foundation
import TestSupport
import Testing
@testable import ChapterReading

/// Time grows in proportion to what is written: whatever an author repeats, four times as much of it takes about four times as long.
struct GrowthTests {
    /// Something that is repeated, each time with another number.
    struct Construct: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var head = "---\ntitle: T\n---\n\n"
        let part: @Sendable (Int) -> String

        init(_ name: String, head: String = "---\ntitle: T\n---\n\n", _ part: @escaping @Sendable (Int) -> String) {
            testDescription = name
            self.head = head
            self.part = part
        }

        func text(bytes: Int) -> String {
            var text = head
            var number = 0
            while text.utf8.count < bytes {
                text += part(number)
                number += 1
            }
            return text
        }
    }

    static let constructs =
        [
            Construct("paragraphs") { "A paragraph \($0) of words.\n\n" }, Construct("one paragraph") { "word\($0) " },
            Construct("lines") { "Line \($0)\n" }, Construct("formulas") { "$x_{\($0)}$ and " },
            Construct("equations") { "$$\nx_{\($0)}\n$$ {#eq-e\($0)}\n\n" }, Construct("links") { "[a](https://b.c/\($0)) " },
            Construct("link definitions") { "[a][r\($0)]\n\n[r\($0)]: https://b.c/\($0)\n\n" },
            Construct("rows", head: "---\ntitle: T\n---\n\n| a | b |\n|---|---|\n") { "| \($0) | b |\n" },
            Construct("tables") { "| a |\n|---|\n| \($0) |\n\n: Of it {#tbl-t\($0)}\n\n" },
            Construct("headings") { "## Heading \($0)\n\n" }, Construct("same headings") { _ in "## Same\n\n" },
            Construct("labels") { "## A {#sec-h\($0)}\n\nSee @sec-h\($0 / 2).\n\n" }, Construct("items") { "- item \($0)\n" },
            Construct("loose items") { "\($0 + 1). item\n\n" }, Construct("quotes") { "> > > x\($0)\n\n" },
            Construct("emphasis") { "*a \($0)* **b** " }, Construct("open emphasis") { _ in "*a **b " },
            Construct("citations") { "[@a\($0), p. 3] " }, Construct("open citations") { "[@a, p. \($0)\nand " },
            Construct("footnotes") { "A[^n\($0)].\n\n[^n\($0)]: Note.\n\n" }, Construct("unknown footnotes") { "A[^n\($0)] " },
            Construct("listings") { "```swift\nlet x\($0) = 1\n```\n\n" }, Construct("code") { "`code \($0)` " },
            Construct("backticks") { String(repeating: "`", count: $0 % 300 + 1) + " " },
            Construct("terms") { "Term \($0)\n: what it is\n\n" }, Construct("callouts") { "> [!NOTE]\n> x \($0)\n\n" },
            Construct("divisions") { "::: {.note\($0)}\nx\n:::\n\n" }, Construct("HTML") { "<b title='\($0)'>x</b> " },
            Construct("a block of HTML", head: "---\ntitle: T\n---\n\n<div>\n") {
                "</b a='\($0)'><!-- --!> --><style><b></b></style>\n"
            },
            Construct("open HTML") { _ in "<b " }, Construct("comments") { "<!-- \($0) --> " },
            Construct("brackets") { _ in "[" }, Construct("pictures that never end") { _ in "![a](" },
            Construct("dollars") { _ in "$ " }, Construct("open equations") { _ in "$$\n" }, Construct("TeX") { _ in "\\[" },
            Construct("braces") { "a {b\($0)} \\word ^ == [[ \n\n" }, Construct("pictures") { "![p](a.png){#fig-p\($0)}\n\n" },
            Construct("unknown references") { "See @sec-h\($0). " }, Construct("mentions") { "@smith\($0 % 9000 + 1000) " },
            Construct("keys", head: "---\ntitle: T\n") { "key\($0): value\n" },
            Construct("options", head: "---\ntitle: T\n---\n\n```swift experiment a\n") { "//| option\($0): x\n" },
            Construct("parameters", head: "---\ntitle: T\nparameters:\n") { "- p\($0): \($0)\n" },
            Construct("values") { "`{swift} a + \($0)` " },
            Construct("blocks") { "```swift experiment e\($0)\nreturn 1\n```\n\n" },
            Construct("a chain of code", head: "---\ntitle: T\n---\n\n```swift experiment a\nreturn x\n") { _ in ".a\n" },
            Construct("statements", head: "---\ntitle: T\n---\n\n```swift experiment a\n") { "let a\($0) = try f(b.c[\($0)])\n" },
            Construct("links to nothing") { "[x](#nothing-\($0)) " },
        ]

    @Test(arguments: constructs.sampled(every: 3)) func timeGrowsInProportion(_ construct: Construct) {
        let size = 12_000
        let (small, large) = (construct.text(bytes: size), construct.text(bytes: 8 * size))
        // The first time, tables of the runtime are made.
        _ = Self.seconds(reading: small)
        // Eight times as much in proportion; 64 times as much if it grew as the square.
        let ratios = (0..<3).lazy.map { _ in Self.seconds(reading: large) / max(Self.seconds(reading: small), 0.000_1) }
        #expect(ratios.contains { $0 < 24 }, "\(Array(ratios))")
    }

    /// Of this thread alone, so that others that work beside it count for nothing.
    private static func seconds(reading text: String) -> Double {
        let start = clock()
        let source = SourceText(file: "index.md", text: text)
        let found = readBook([source], citationKeys: ["a"], files: AuthorFiles()).diagnostics
        _ = DiagnosticPrinter(sources: [source]).text(of: found)
        return clock() - start
    }

    private static func clock() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
