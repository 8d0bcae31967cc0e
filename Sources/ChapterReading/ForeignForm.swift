import Storage

/// What other systems read and CommonMark leaves as text: an author who comes from them means something by it.
enum ForeignForm: String, CaseIterable {
    case division, shortcode, environment, reference, subscripted, superscripted, attributes, alert, role, engine, directive
    case wikiLink, highlighted, inlineNote, target, admonition, command, parenthesized, inlineEngine, drawnTable, blockBreak,
        spacedLink, heading, openEmphasis, tickedFence
    case repeatedKind, bareNumber, bareAddress, reversedLink, undefinedLink, tableCaption, definition, listMark, dashes,
        texQuotes, codeMath,
        product, dunder, setCitation, nearValue, parenthesizedLabel

    /// What a text that holds it holds for sure: most texts do not, and need no more of a look.
    private var marks: [String] {
        switch self {
        case .division: [":::"]
        case .shortcode: ["{{", "{%"]
        case .environment: ["\\begin"]
        case .reference: ["ref{", "\\cite", "@"]
        case .subscripted: []
        case .superscripted: ["^"]
        case .attributes: ["{"]
        case .alert: ["[!"]
        case .role: ["{"]
        case .wikiLink: ["[["]
        case .highlighted: ["=="]
        case .inlineNote: ["^["]
        case .target: [")="]
        case .admonition: ["!!!"]
        case .command: ["\\"]
        case .drawnTable: ["+-"]
        case .blockBreak: ["+++"]
        case .spacedLink: ["]("]
        case .heading: ["##", "\u{A0}"]
        case .tickedFence: ["```"]
        case .repeatedKind: ["@fig-", "@tbl-", "@sec-"]
        case .bareNumber: ["-@"]
        case .bareAddress: ["://", "www."]
        case .reversedLink: ["] (", ")["]
        case .undefinedLink: ["]["]
        case .tableCaption: ["Table: "]
        case .definition: [": "]
        case .listMark: ["#. ", "(@", "b. ", "b) ", "ii. ", "ii) ", "B. ", "B) ", "II. ", "II) "]
        case .dashes: ["--"]
        case .texQuotes: ["``"]
        case .parenthesizedLabel: ["(#"]
        // Fences, escapes and code, which their readers find.
        case .engine, .directive, .parenthesized, .inlineEngine, .openEmphasis, .codeMath, .product, .dunder, .setCitation,
            .nearValue:
            []
        }
    }

    /// Whether a text may hold it.
    func isPossible(in text: String) -> Bool { marks.contains(where: text.holds) }

    /// Whether it is one at the start of a line alone.
    var startsLine: Bool { [.tableCaption, .definition, .listMark, .tickedFence].contains(self) }

    /// What it looks like; nil for one that is found in another way. To make it takes long: a chapter makes each once.
    var pattern: Regex<Substring>? {
        switch self {
        case .division: /^:::+(?: *\{[^}]{0,400}\}| *[a-z]| *$)/
        case .shortcode: /\{\{[<%] *\w[^}]{0,400}\}\}|\{%-? *\w[^}]{0,400}%\}/
        case .environment: /\\begin\{[a-z]+\*?\}/
        case .reference:
            /\\(?:eq|c|auto)?ref\{[^}]{0,200}\}|\\cite[a-z]{0,9}\{[^}]{0,400}\}|@(?:lst|thm|lem|cor|prp|cnj|def|exm|exr|nte|tip|wrn|imp|cau|rem|sol|alg)-[\w\-]+/
        case .subscripted, .engine, .directive, .parenthesized, .inlineEngine, .openEmphasis, .codeMath, .product, .dunder,
            .setCitation, .nearValue:
            nil
        case .parenthesizedLabel: /(?:^|\s)\(#(?:fig|tbl|eq|sec)-[\w\-]+\)/
        case .repeatedKind:
            /\b(?:[Ff]igures?|[Ff]igs?\.|[Tt]ables?|[Tt]abs?\.|[Ss]ections?|[Ss]ecs?\.)[ \u{A0}]@(?:fig|tbl|sec)-[\w\-]+/
        case .tickedFence: /^`{3,}[^`\n]{0,200}[^`\s]/
        case .bareNumber: /-@(?:fig|tbl|eq|sec)-[\w\-]+/
        case .bareAddress: /(?:^|\s)(?:https?:\/\/|www\.)[\w\-]+\.[\w\-.\/]+/
        case .reversedLink:
            /\[[^\[\]\n]{1,200}\] \((?:https?:[^()\s]{1,200}|[^()\s]{1,200}\.(?:md|html|pdf|png|svg|jpg))\)|\([^()\n]{1,80}\)\[(?:https?:[^\[\]\s]{1,200}|[^\[\]\s]{1,200}\.(?:md|html|pdf|png|svg|jpg))\]/
        case .undefinedLink: /(?:^|\s)!?\[[^\[\]\n@]{2,200}\]\[[^\[\]\n@]{1,80}\]/
        case .tableCaption: /^Table: .{0,80}/
        case .definition: /^: +\S.{0,80}/
        case .listMark: /^(?:#\.|\(@[\w\-]*\)|(?:b|ii|B|II)[.)]) .{0,80}/
        case .dashes: /\w---?\w|\w ---? \w/
        case .texQuotes: /``[^`'\n]{1,80}(?:''|")/
        case .superscripted: /\w\^[\w+\-]{1,8}\^/
        case .attributes:
            /\{[.][A-Za-z][^}\n]{0,200}\}|\{#[\w\-]+:[^}\n]{0,200}\}|\{#[\w\-]+ [^}\n]{0,200}[=.][^}\n]{0,200}\}|\{[A-Za-z\-]{1,40}=[^}\n]{1,200}\}|\{-\}/
        case .alert: /^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/
        case .wikiLink: /!?\[\[[^\[\]\n]{1,200}\]\]/
        case .highlighted: /==[^=\s|](?:[^=\n]{0,200}[^=\s])?==/
        case .inlineNote: /\^\[[^\]\n]/
        case .target: /^\([\w\-:.]{1,80}\)=\s*$/
        case .admonition: /^!!! *\w+/
        case .command:
            /\\(?:text(?:bf|it|tt|sc|sf)|emph|footnote|(?:sub)*section|href|url|includegraphics|caption|index)\*?[\[{]|\\(?:newpage|pagebreak|clearpage|tableofcontents|noindent|bigskip|medskip|smallskip|appendix|maketitle)(?![A-Za-z])/
        case .drawnTable: /^\+[\-=+:]{4,400}\+$/
        case .spacedLink:
            /!?\[[^\[\]\n]{0,200}\]\([^()<>"'\s](?:[^()<>"'\n]|\([^()\n]{0,80}\)){0,200} (?:[^()<>"'\n]|\([^()\n]{0,80}\)){0,200}(?:\.\w{1,8}|=[0-9]{0,5}x[0-9]{0,5})\)/
        case .heading: /^#{2,6}[^#\s].{0,80}|^(?:#{1,6}|[\-*+]|[0-9]{1,3}[.)])\u{A0}.{0,80}/
        case .blockBreak: /^\+\+\+(?= |$)/
        case .role: /\{(?:ref|eq|cite|cite:p|cite:t|numref|doc|term|math|note|eval)\}$/
        }
    }

    var help: String {
        switch self {
        case .division: "A note is a quote that starts with `> [!NOTE]`; there are no divisions with classes."
        case .shortcode:
            "There are no shortcodes but `{{< include parts/a.md >}}`, on a line of its own outside lists and quotes: write the text itself, or a block that computes it."
        case .environment: "Put it between two lines `$$`; TeX outside dollars is text."
        case .reference: "Write `@eq-name`, `@fig-name` or `@sec-name`, and `[@key]` for a work."
        case .subscripted: "Between single tildes text is struck out. Write `$_2$`, as in `H$_2$O`, or `~~…~~` to strike out."
        case .superscripted: "Write `$^2$` for a superscript."
        case .attributes: "Only a label, `{#sec-name}`, is read in braces."
        case .alert: "It starts a quote: `> [!NOTE]`, and the text on the next lines, `> …`."
        case .wikiLink: "Write `[text](01-page.md)` for a link to a chapter, and `![caption](images/plot.png)` for a picture."
        case .highlighted: "Write `**…**`, or `<mark>…</mark>`."
        case .inlineNote: "Write `[^name]` here, and `[^name]: …` on a line of its own."
        case .target: "A label stands behind what it names: `## Title {#sec-name}`, `$$ … $$ {#eq-name}`."
        case .admonition: "A note is a quote that starts with `> [!NOTE]`."
        case .command:
            "TeX outside dollars is text: write Markdown, as `**bold**`, `*emphasis*`, `[text](address)` or `## Title`."
        case .parenthesized: "Write `$…$` for a formula, and `$$…$$` for one on lines of its own."
        case .inlineEngine: "Only Swift runs: `` `{swift} …` ``."
        case .drawnTable: "A table has a line `| a | b |` for each row, and a line `|---|---|` below the first."
        case .spacedLink: "An address that holds blanks stands between angle brackets: `[text](<a file.pdf>)`."
        case .heading: "A heading is written `## Title`, an item `- text`, with an ordinary blank behind the signs."
        case .tickedFence: "A line that opens a block has no more backticks behind its three: ```` ```swift experiment name ````."
        case .openEmphasis:
            "The signs stand between a blank and a word, inside of quotation marks and of colons: `\"**quoted**\"`, `**Note**: text`."
        case .repeatedKind: "The reference says its kind itself, as in `Figure 2.1`: leave the word before it out."
        case .bareNumber: "Write `@fig-name`, which stands for `Figure 2.1`."
        case .bareAddress: "An address stays text: write `<https://…>`, or `[text](https://…)`."
        case .reversedLink: "A link is written `[text](address)`, without a blank between them."
        case .undefinedLink: "No line `[name]: address` says where it leads: add one, or write `[text](address)`."
        case .tableCaption, .definition:
            "The caption of a table stands below it, after an empty line, and a definition on the line below its term: `: text`."
        case .listMark: "An item starts with `- ` or `1. `; there are no lists with letters or marks of their own."
        case .dashes: "Write a dash: `–` from one to another, `—` or ` – ` for a pause."
        case .texQuotes: "Write `\"…\"`: the page has the marks of its language."
        case .codeMath: "Write `$x$`: the marks of code are signs of the formula."
        case .product: "Its asterisks are gone: write `$2 \\cdot 3$`, or `\\*` for an asterisk."
        case .dunder: "Its underscores are gone: write names of code between backticks."
        case .setCitation: "In the brackets of a citation stand words alone, without emphasis or entities: `[see @key, p. 3]`."
        case .nearValue: "A value is written `` `{swift} expression` ``: in lower case, with a blank behind the brace."
        case .parenthesizedLabel: "A label stands in braces, `{#eq-name}`, and what refers to it is `@eq-name`."
        case .blockBreak: "Blocks of code need no mark between them: remove the line."
        case .engine: "Only Swift runs: ```` ```swift experiment name ````."
        case .directive: "A note is a quote that starts with `> [!NOTE]`, a picture `![…](…)`, a formula stands between `$$`."
        case .role: "Write `@label` for a reference, `$…$` for a formula, `[@key]` for a work, and `` `{swift} …` `` for a value."
        }
    }
}
