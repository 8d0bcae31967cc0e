import Testing
@testable import NotebookGenerator
@testable import Weaving

struct CodeSample: Sendable, CustomTestStringConvertible {
    let name: String
    let code: String
    var testDescription: String { name }
}

/// Shown code is coloured by what its words are.
struct SwiftHighlighterTests {
    static let listings = [
        CodeSample(name: "empty", code: ""),
        CodeSample(name: "a block that returns", code: "let n = 2_000\nreturn rates.map { $0 * 1.5e-3 } // mean\n"),
        CodeSample(name: "markup in strings", code: #"let tag = "<script>alert('&amp;')</script>" // <b>"#),
        CodeSample(name: "interpolation", code: #"print("n = \(n + 1), \(names["a"] ?? "none")")"#),
        CodeSample(name: "raw string", code: ##"let pattern = #"\d+\#(n)"#"##),
        CodeSample(name: "multi-line string", code: "let text = \"\"\"\n    a\n      b \\\n    \"\"\"\n"),
        CodeSample(name: "tabs, carriage returns and no final newline", code: "\tlet a = 1\r\n\r\n\tlet b = 2"),
        CodeSample(name: "letters beyond ASCII", code: "let λ = 0.5; let 🙂 = \"θ̂\""),
        CodeSample(name: "attributes and conditions", code: "#if DEBUG\n@inlinable func f() {}\n#endif"),
        CodeSample(name: "not Swift", code: "let = = ) } \"unclosed\n<<< 0x"),
        CodeSample(name: "a null byte and a byte order mark", code: "\u{FEFF}let a\u{0} = 1"),
        CodeSample(name: "nested comments", code: "/* a /* b */ c */ let x = 1 /// doc"),
        CodeSample(name: "shebang", code: "#!/usr/bin/env swift\nprint(1)"),
    ]

    @Test(arguments: listings) func theTextIsTheCode(_ listing: CodeSample) {
        #expect(text(of: SwiftHighlighter.highlight(listing.code)) == listing.code)
        #expect(Array(text(of: SwiftHighlighter.highlight(listing.code)).utf8) == Array(listing.code.utf8))
    }

    @Test func rolesAreTold() {
        let nodes = SwiftHighlighter.highlight(#"let n: Int = 2 + f("a") // two"#)
        #expect(
            HTMLFormatter.html(.fragment(nodes))
                == #"<b>let</b> n: <i class="t">Int</i> = <u>2</u> + f(<i>&quot;a&quot;</i>) <i class="c">// two</i>"#)
    }

    private func text(of nodes: [HTMLNode]) -> String {
        nodes.map { node in
            switch node {
            case .text(let text): text
            case .element(_, _, let children): text(of: children)
            case .fragment(let children): text(of: children)
            case .raw: "raw markup"
            }
        }.joined()
    }
}
