import Foundation
import Testing

/// What is true of every page, whatever is on it.
struct PageChecks {
    /// Each break of a law, in words.
    private(set) var faults: [String] = []
    private var open: [String] = []
    private var ids: Set<String> = []
    private var fragments: [String] = []

    private static let void: Set<String> = ["meta", "link", "img", "source", "br", "hr", "col", "input", "wbr"]

    init(_ html: String) {
        // A `>` inside an attribute's value does not end its tag.
        let tag = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z_:][-\w:.]*(?:=(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>/
        let tags = html.matches(of: tag)
        for match in tags {
            let (_, slash, name, attributes, selfClosing) = match.output
            if slash.isEmpty {
                check(String(name), Self.attributes(attributes))
                if selfClosing.isEmpty, !Self.void.contains(String(name)) { open.append(String(name)) }
            } else if open.popLast() != String(name) {
                faults.append("</\(name)> closes nothing")
            }
        }
        if !open.isEmpty { faults.append("not closed: \(open)") }
        for fragment in fragments where !ids.contains(fragment) { faults.append("#\(fragment) leads nowhere") }
        let text = html.trimmingPrefix("<!DOCTYPE html>").replacing(tag, with: "")
        if text.contains("<") { faults.append("a bare < in the text") }
    }

    private static func attributes(_ text: Substring) -> [(name: String, value: String)] {
        text.matches(of: /([a-zA-Z_:][-\w:.]*)="([^"]*)"/).map { (String($0.output.1), String($0.output.2)) }
    }

    private mutating func check(_ name: String, _ attributes: [(name: String, value: String)]) {
        if Set(attributes.map(\.name)).count < attributes.count { faults.append("<\(name)> repeats an attribute") }
        for (attribute, value) in attributes {
            switch attribute {
            case "id":
                if !ids.insert(value).inserted { faults.append("two elements have the id \(value)") }
                if value.contains(where: \.isWhitespace) || value.isEmpty { faults.append("the id “\(value)” is not one") }
            case "href" where value.hasPrefix("#"): fragments.append(String(value.dropFirst()).removingPercentEncoding ?? value)
            case "src", "srcset", "data", "poster", "action": load(value)
            case "href" where name == "link": load(value)
            case "href":
                if value.contains(/^\s*(javascript|data|vbscript):/.ignoresCase()) { faults.append("a link runs \(value)") }
            case _ where attribute.hasPrefix("on"): faults.append("<\(name)> has a script in \(attribute)")
            default: break
            }
        }
        if name == "img", !attributes.contains(where: { $0.name == "alt" }) { faults.append("an image has no alternative text") }
        // A script of the site's own, and none beside it.
        let isOwn = name == "script" && attributes.contains { $0.name == "src" && $0.value.hasPrefix("assets/") }
        if !isOwn, ["script", "iframe", "object", "embed", "base"].contains(name) { faults.append("there is a <\(name)>") }
    }

    /// Whatever a page loads by itself comes from the site's own folder.
    private mutating func load(_ address: String) {
        if address == "data:," { return }
        if address.contains(":") || address.hasPrefix("/") || address.contains("..") {
            faults.append("the page loads \(address)")
        }
    }
}

struct PageChecksTests {
    @Test(arguments: [
        ("<p>a<b></p>", "</p> closes nothing"), ("<p>", #"not closed: ["p"]"#),
        (#"<i id="a"></i><b id="a"></b>"#, "two elements have the id a"),
        (##"<a href="#x">y</a>"##, "#x leads nowhere"), (#"<img src="http://x/y.png" alt="">"#, "the page loads http://x/y.png"),
        (#"<link rel="stylesheet" href="//x/y.css" />"#, "the page loads //x/y.css"),
        (#"<img src="a.png">"#, "an image has no alternative text"),
        (#"<p onclick="x()"></p>"#, "<p> has a script in onclick"), ("<script></script>", "there is a <script>"),
        (#"<a href="JavaScript:x()">y</a>"#, "a link runs JavaScript:x()"), ("<p>a < b</p>", "a bare < in the text"),
    ])
    func aFaultIsFound(html: String, fault: String) {
        #expect(PageChecks(html).faults.contains(fault))
    }

    @Test func aSoundPageHasNone() {
        let html =
            ##"<p id="a" title="x > y"><img src="a/b.png" alt="&lt;" /><br /><a href="#a">b</a> <a href="https://x/">c</a></p>"##
        #expect(PageChecks(html).faults == [])
    }
}
