/// What other systems read and CommonMark leaves as text: an author who comes from them means something by it.
enum ForeignForm: String, CaseIterable {
    case division, shortcode, environment, reference, subscripted, superscripted, attributes, alert, role, engine, directive

    /// What a text that holds it holds for sure: most texts do not, and need no more of a look.
    private var marks: [String] {
        switch self {
        case .division: [":::"]
        case .shortcode: ["{{"]
        case .environment: ["\\begin"]
        case .reference: ["ref{", "\\cite"]
        case .subscripted: []
        case .superscripted: ["^"]
        case .attributes: ["{"]
        case .alert: ["[!"]
        case .role: ["{"]
        // Fences, which the reader of blocks finds.
        case .engine, .directive: []
        }
    }

    /// Where it stands in a text; the first place.
    func place(in text: String) -> Range<String.Index>? {
        guard marks.contains(where: { text.utf8.contains($0.utf8) }) else { return nil }
        return match(in: text)
    }

    private func match(in text: String) -> Range<String.Index>? {
        switch self {
        case .division: text.firstRange(of: /^:::+(?: *\{[^}]{0,400}\}| *[a-z]| *$)/)
        case .shortcode: text.firstRange(of: /\{\{[<%] *\w[^}]{0,400}\}\}/)
        case .environment: text.firstRange(of: /\\begin\{[a-z]+\*?\}/)
        case .reference: text.firstRange(of: /\\(?:eq|c|auto)?ref\{[^}]{0,200}\}|\\cite[a-z]{0,9}\{[^}]{0,400}\}/)
        case .subscripted, .engine, .directive: nil
        case .superscripted: text.firstRange(of: /\w\^[\w+\-]{1,8}\^/)
        case .attributes: text.firstRange(of: /\{[.][A-Za-z][^}\n]{0,200}\}|\{[A-Za-z\-]{1,40}=[^}\n]{1,200}\}/)
        case .alert: text.firstRange(of: /^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/)
        case .role: text.firstRange(of: /\{(?:ref|eq|cite|cite:p|cite:t|numref|doc|term|math|note|eval)\}$/)
        }
    }

    var help: String {
        switch self {
        case .division: "A note is a quote that starts with `> [!NOTE]`; there are no divisions with classes."
        case .shortcode: "There are no shortcodes: write the text itself, or a block that computes it."
        case .environment: "Put it between two lines `$$`; TeX outside dollars is text."
        case .reference: "Write `@eq-name`, `@fig-name` or `@sec-name`, and `[@key]` for a work."
        case .subscripted: "Between single tildes text is struck out. Write `$_2$`, as in `H$_2$O`, or `~~…~~` to strike out."
        case .superscripted: "Write `$^2$` for a superscript."
        case .attributes: "Only a label, `{#sec-name}`, is read in braces."
        case .alert: "It starts a quote: `> [!NOTE]`, and the text on the next lines, `> …`."
        case .engine: "Only Swift runs: ```` ```swift experiment name ````."
        case .directive: "A note is a quote that starts with `> [!NOTE]`, a picture `![…](…)`, a formula stands between `$$`."
        case .role: "Write `@label` for a reference, `$…$` for a formula, `[@key]` for a work, and `` `{swift} …` `` for a value."
        }
    }
}
