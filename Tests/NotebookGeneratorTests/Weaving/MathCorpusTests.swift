import Foundation
import FoundationXML
import Testing
@testable import NotebookGenerator
@testable import Weaving

/// Formulas of every kind, one a line: what KaTeX makes of them in the engine at hand is what it makes of them in another one.
struct MathCorpusTests {
    static let formulas = (try? goldens.text("formulas/accepted.txt"))?.split(separator: "\n").map(String.init) ?? []
    static let node = ["/usr/bin/node", "/usr/bin/nodejs"].first { FileManager.default.isExecutableFile(atPath: $0) }

    @Test func matricesAndDiagramsAreTypeset() throws {
        let typesetter = MathTypesetter()
        for environment in ["matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix"] {
            let tex = #"\begin{\#(environment)} a & b \\ c & d \end{\#(environment)}"#
            #expect(try typesetter.typeset(tex, isDisplay: true).contains("<mtable"))
        }
        #expect(try typesetter.typeset(#"\begin{CD} A @>f>> B \end{CD}"#, isDisplay: true).contains("<mtable"))
    }

    /// A script with its base is two elements, a fraction is two, and so on.
    @Test func mathMLIsValid() throws {
        let typesetter = MathTypesetter()
        for tex in Self.formulas {
            guard let markup = try? typesetter.typeset(tex, isDisplay: true) else { continue }
            let start = try #require(markup.range(of: "<math"))
            let end = try #require(markup.range(of: "</math>"))
            let checker = ArityCheck()
            let parser = XMLParser(data: Data(markup[start.lowerBound..<end.upperBound].utf8))
            parser.delegate = checker
            #expect(parser.parse(), "\(tex)")
            #expect(checker.faults == [], "\(tex)")
        }
    }

    @Test(.enabled(if: node != nil, "skipped: node is not installed")) func isTypesetAsInNode() throws {
        #expect(Self.formulas.count > 50)
        let answers = try inNode()
        let typesetter = MathTypesetter()
        var accepted = 0
        for (tex, answer) in zip(Self.formulas, answers) {
            let ours = try? typesetter.katexMarkup(of: MathKey(tex: tex, isDisplay: true))
            #expect(ours == answer.map(Self.wrapped), "\(tex)")
            if ours != nil { accepted += 1 }
        }
        #expect(accepted > 45)
    }

    /// What the driver does to markup besides.
    private static func wrapped(_ markup: String) -> String {
        markup.replacing("<mtd class =", with: "<mtd class=").replacing(/<mi(?: [^>]*)?>[^<]*<\/mi><mo>\u{2061}<\/mo>/) {
            "<mrow>\($0.output)</mrow>"
        }
    }

    /// Nil for a formula that KaTeX refuses there.
    private func inNode() throws -> [String?] {
        let script = #"""
            const katex = require("\#(KaTeX.installed.programPath)");
            const formulas = JSON.parse(require("fs").readFileSync(0, "utf8"));
            const options = { displayMode: true, output: "htmlAndMathml", throwOnError: true, strict: "error" };
            options.trust = use => ["\\href", "\\url"].includes(use.command);
            const typeset = tex => { try { return katex.renderToString(tex, options); } catch { return null; } };
            console.log(JSON.stringify(formulas.map(typeset)));
            """#
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.node))
        process.arguments = ["-e", script]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: JSONEncoder().encode(Self.formulas))
        try input.fileHandleForWriting.close()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try JSONDecoder().decode([String?].self, from: answer)
    }
}

/// Counts the children of MathML's elements that take so many and no others.
private final class ArityCheck: NSObject, XMLParserDelegate {
    private static let arities = [
        "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3, "mfrac": 2, "mroot": 2,
    ]
    private var open: [(name: String, children: Int)] = []
    private(set) var faults: [String] = []

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if !open.isEmpty { open[open.count - 1].children += 1 }
        open.append((name, 0))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        guard let last = open.popLast(), let arity = Self.arities[last.name], arity != last.children else { return }
        faults.append("\(last.name) has \(last.children) children")
    }
}

/// The TeX of displayed equations, with our numbers, told at the author's places.
struct DisplayTeXTests {
    private func display(_ tex: String) -> DisplayTeX { DisplayTeX(tex) { $0 == "eq-a" ? "2.1" : nil } }

    @Test(arguments: [
        (#"\begin{align} a &= b \\ c \end{align}"#, #"\begin{align*} a &= b \\ c \end{align*}"#),
        (#"\begin{align}a \label{eq-a}\\ b\end{align}"#, #"\begin{align*}a \tag{2.1}\\ b\end{align*}"#),
        (#"\begin{aligned}x\end{aligned}"#, #"\begin{aligned}x\end{aligned}"#),
        (#"\\label{eq-a} \label{eq-b}"#, #"\\label{eq-a} \label{eq-b}"#),
    ])
    func numbersAreOurs(tex: String, expected: String) {
        #expect(display(tex).text == expected)
    }

    @Test func placesLeadBack() throws {
        let tex = #"\begin{gather} α \label{eq-a} \bad \end{gather}"#
        let shown = display(tex)
        let bad = try #require(shown.text.range(of: #"\bad"#))
        let offset = shown.text.utf8.distance(from: shown.text.startIndex, to: bad.lowerBound)
        let there = try #require(tex.range(of: #"\bad"#))
        #expect(shown.source(of: offset) == tex.utf8.distance(from: tex.startIndex, to: there.lowerBound))
    }
}
