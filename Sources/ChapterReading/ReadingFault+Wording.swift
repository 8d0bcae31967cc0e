/// All that the reader says to authors.
extension ReadingFault {
    /// As wide as code stands on a page, in characters.
    static let mostCodeColumns = 100
    /// As many pieces of code a chapter has, inline values among them: ten times those of a long chapter, and some minutes of compiling.
    static let mostBlocks = 1000

    private static let labelled = ["eq": "an equation", "fig": "a picture", "tbl": "a table"]

    var severity: Diagnostic.Severity {
        switch self {
        case .skippedHeadingLevel, .foreignForm, .longCodeLine, .foreignFence, .otherLanguage, .lineInTable, .renumbered,
            .pictureWithScript, .unknownNote:
            .warning
        case .invalidUTF8, .nestedTooDeeply, .noFrontMatter, .unclosedFrontMatter, .malformedFrontMatterLine, .blockScalar,
            .frontMatterNotFirst, .unknownFrontMatterKey, .repeatedFrontMatterKey, .emptyFrontMatterValue, .unclosedQuote,
            .noTitle, .badDate, .badMarkupPolicy, .citationInFrontMatter, .keyOfReport, .badLanguage, .badAccent,
            .badReportAddress, .badHost, .controlCharacter, .malformedPart, .noChapterStarts, .noLogo, .malformedParameter,
            .parameterNotText, .badParameterName, .repeatedParameter, .nameOfParameter, .unclosedFence, .fenceInParagraph,
            .languageCase, .unknownKind, .missingName, .nameOfShared, .extraWord, .badName, .experimentNameNotIdentifier,
            .experimentNameIsKeyword, .missingPrefix, .repeatedName, .emptyBlock, .tooManyBlocks, .codeTooDeep, .foreignOption,
            .malformedOption, .unknownOption, .repeatedOption, .dataFilesAlike, .optionOfOtherKinds, .emptyOption,
            .badOptionValue, .misplacedOption, .overNoArray, .noOption, .levelOneHeading, .emptyValue,
            .valueIsNotAnExpression, .unclosedEquation, .emptyEquation, .valueInFormula, .badLabel, .strayLabel,
            .malformedCitation, .tableDashes, .extraCells, .emptyHeading, .emptyLink, .noPictureCaption, .unknownFootnote,
            .unusedFootnote, .repeatedFootnote, .syntax, .runningMarkup, .unclosedMarkup, .unknownElement, .openElement,
            .strayEnd, .forbiddenMarkup, .harmfulLink, .noIndex, .repeatedPage, .repeatedLabel, .unknownReference,
            .unknownMention, .foreignPart, .unknownAnchor, .linkToNothing, .markdownInMarkup, .fileInMarkup, .notAPicture,
            .fileOutside, .damagedPicture, .pictureOfNothing, .unknownCitation:
            .error
        }
    }

    /// What is wrong, in the words of a compiler.
    var summary: String {
        switch self {
        case .invalidUTF8(let byte): "invalid UTF-8: byte 0x" + String(byte, radix: 16, uppercase: true)
        case .nestedTooDeeply: "quotes, lists or emphasis are nested too deeply after this"
        case .noFrontMatter: "a chapter starts with front matter"
        case .unclosedFrontMatter: "front matter is never closed"
        case .blockScalar: "a value of front matter stands on one line"
        case .frontMatterNotFirst: "front matter stands at the very top of a chapter"
        case .malformedFrontMatterLine: "front matter consists of lines `key: value`"
        case .unknownFrontMatterKey(let key, _, _): "unknown key `\(key)` in front matter"
        case .repeatedFrontMatterKey(let key): "`\(key)` is given twice in front matter"
        case .emptyFrontMatterValue(let key): "`\(key)` has no value"
        case .unclosedQuote: "quoted text is never closed"
        case .noTitle: "front matter has no `title`"
        case .citationInFrontMatter: "a title or a summary cites no work"
        case .badDate(let date): "`\(date)` is not a date"
        case .keyOfReport(let key): "`\(key)` belongs to the whole report"
        case .badLanguage(let text): "`\(text)` is not a language"
        case .badAccent(let text): "`\(text)` is not a colour"
        case .badReportAddress(let text): "`\(text)` is not the address of a site"
        case .badHost(let text): "`\(text)` is not the name of a host"
        case .controlCharacter(let scalar):
            "this value holds the control character U+\(String(scalar.value + 0x10000, radix: 16).dropFirst().uppercased())"
        case .malformedPart(let text): "`\(text)` is not a part"
        case .noChapterStarts(let start): "no chapter's file name starts with `\(start)`"
        case .noLogo(let path): "there is no picture `\(path)` below chapters/"
        case .malformedParameter(let text): "`\(text)` declares no parameter"
        case .parameterNotText(let value): "`\(value)` is neither text, nor a number or truth value as they are written here"
        case .badParameterName(let name): "`\(name)` cannot name a parameter"
        case .repeatedParameter(let name): "the parameter `\(name)` is declared twice"
        case .nameOfParameter(let name): "the name `\(name)` is that of a parameter"
        case .badMarkupPolicy(let value): "`\(value)` is not what a chapter's HTML may do"
        case .unclosedFence: "code block is never closed"
        case .fenceInParagraph: "this fence opens no block: the lines above and below go on as text"
        case .languageCase(let word): "the language is written `swift`, not `\(word)`"
        case .unknownKind(let word, _): "unknown word `\(word)` after `swift`"
        case .missingName(let kind): "\(kind.traits.nounWithArticle) needs a name"
        case .nameOfShared(let name): "shared code has no name, but here is `\(name)`"
        case .extraWord(let word): "unexpected word `\(word)` after the block's name"
        case .badName(let name): "`\(name)` is not a block's name"
        case .experimentNameNotIdentifier(let name): "`\(name)` is not a Swift identifier"
        case .experimentNameIsKeyword(let name): "`\(name)` is a keyword of Swift"
        case .missingPrefix(let kind, let name): "the \(kind.traits.noun) `\(name)` must be called `\(kind.prefix)-…`"
        case .repeatedName(let name, _): "the name `\(name)` is taken"
        case .emptyBlock(let kind): "this \(kind.traits.noun) has no code"
        case .codeTooDeep: "here the code is nested too deeply, or a chain or row of words too long, for the compiler to read it"
        case .tooManyBlocks: "a chapter has \(Self.mostBlocks) pieces of code at most, and this is one more"
        case .foreignFence(let info): "`\(info)` makes a listing: nothing runs"
        case .otherLanguage(let language, let kind):
            "\(kind.traits.nounWithArticle) is Swift, and this is `\(language)`: nothing runs"
        case .foreignOption: "options start with `//|` here"
        case .overNoArray(let name, _): "no experiment above is called `\(name)`"
        case .malformedOption: "an option is written `//| key: value`"
        case .unknownOption(let key, _): "unknown option `\(key)`"
        case .repeatedOption(let key): "the option `\(key)` is given twice"
        case .dataFilesAlike(let name): "two files of `data` are called `\(name)`, and a block finds a file by that"
        case .optionOfOtherKinds(let key, let kind, _): "\(kind.traits.nounWithArticle) has no option `\(key)`"
        case .emptyOption(let key): "the option `\(key)` has no value"
        case .badOptionValue(let key, let value, let taken): "`\(value)` is not a value of `\(key)`, which takes \(taken)"
        case .misplacedOption: "options stand at the top of a block"
        case .noOption(let key, let kind): "this \(kind.traits.noun) has no \(key.noun)"
        case .levelOneHeading: "a heading with one `#` inside a chapter"
        case .skippedHeadingLevel(let from, let to): "heading of level \(to) follows one of level \(from)"
        case .emptyValue: "this inline value has no expression"
        case .valueIsNotAnExpression(let code): "`\(code)` is not an expression"
        case .unclosedEquation: "`$$` is never closed"
        case .emptyEquation: "this equation is empty"
        case .valueInFormula: "a value inside a formula is not computed"
        case .badLabel(let label, let prefix):
            "`\(label)` is not the label of \(Self.labelled[prefix] ?? "a section")"
        case .strayLabel(let label): "the label `\(label)` belongs to nothing"
        case .malformedCitation: "a citation is written `[@key]` or `[@key; @other]`"
        case .unknownNote(let written, _): "`[!\(written)]` is no kind of note, and the quote stays a quote"
        case .tableDashes: "this line does not make a table of the line above"
        case .foreignForm(let form, let text):
            switch form {
            case .subscripted: "`\(text)` is struck out"
            case .repeatedKind: "`\(text)` names its kind twice on the page"
            case .bareAddress: "`\(text)` is no link"
            case .product: "`\(text)` is set off as emphasis"
            case .dunder: "`\(text)` is set in bold"
            case .codeMath: "`\(text)` is set with its backticks"
            case .openEmphasis: "`\(text)` stays as it is: its asterisks set nothing off"
            case .engine, .directive: "`\(text)` makes a listing: what it holds is shown as it is"
            case .parenthesized: "`\(text)` is no formula: the page shows it as text, without backslashes"
            case .drawnTable where !text.hasPrefix("+"): "`\(text)` draws a line across the page"
            case .inlineEngine, .nearValue: "`\(text)` is shown as it is: nothing runs"
            default: "`\(text)` means nothing here, and stays text"
            }
        case .longCodeLine(let columns): "this line of code has \(columns) columns, of which pages show \(Self.mostCodeColumns)"
        case .lineInTable: "this line is a row of the table above it"
        case .renumbered(let written, let shown): "this item is number \(shown) on the page, and not \(written)"
        case .emptyHeading: "this heading has no text"
        case .emptyLink(let address): address.isEmpty ? "this link leads nowhere" : "this link has no text: nobody sees it"
        case .noPictureCaption: "this picture has a number and no caption"
        case .extraCells(let columns): "the table has no column for this: it has \(columns)"
        case .unknownFootnote(let label, _): "there is no footnote `\(label)`"
        case .unusedFootnote(let label): "nothing refers to the footnote `\(label)`"
        case .repeatedFootnote(let label): "there is a footnote `\(label)` already"
        case .syntax(let message, _): message
        case .runningMarkup(let written): "`\(written)` would run or load something on the page"
        case .unclosedMarkup(let written): "`\(written)` is never closed: what follows would belong to it"
        case .unknownElement(let written): "`\(written)` is no element of HTML: no page would show it"
        case .openElement(let name): "`<\(name)>` is never closed: the rest of the page would belong to it"
        case .strayEnd(let name): "`</\(name)>` closes nothing here: it would close an element of the page"
        case .forbiddenMarkup: "this chapter may hold no HTML"
        case .harmfulLink("file"): "the link leads to a file of this machine, which no reader has"
        case .harmfulLink(let scheme): "a link may not be `\(scheme):`, which browsers run"
        case .noIndex: "the book has no index.md"
        case .repeatedPage(let slug, let file): "the page `\(slug).html` is written by \(file) already"
        case .repeatedLabel(let label, _): "the label `\(label)` is taken"
        case .unknownReference(let label, _): "nothing is labelled `\(label)`"
        case .unknownMention(let key, _): "no work has the key `\(key)`"
        case .foreignPart(let address): "the page would load `\(address)` from the network"
        case .unknownAnchor(let id, let page, _): "nothing on the page `\(page)` has the id `\(id)`"
        case .linkToNothing(let file, _): "the link leads to `\(file)`, which is no chapter and no file beside the chapters"
        case .markdownInMarkup(let file, _): "in HTML the link to `\(file)` stays as it is, and no page has that name"
        case .fileInMarkup(let file): "in HTML the name `\(file)` stays as it is, and the site has no such file"
        case .pictureOfNothing: "this picture names no file"
        case .notAPicture(let file): "`\(file)` is no picture that browsers show"
        case .fileOutside(let file, let target): "`\(file)` leads out of the project, to \(target), and would be published"
        case .pictureWithScript(let file): "`\(file)` holds a script, which runs where the picture is opened by itself"
        case .damagedPicture(let file, let damage): "`\(file)` cannot be shown: \(damage.words)"
        case .unknownCitation(let key, _): "no work has the key `\(key)`"
        }
    }

    /// What to do next.
    var help: String? {
        switch self {
        case .invalidUTF8: "Save the file as UTF-8."
        case .nestedTooDeeply: "Nest at most 200 of them."
        case .noFrontMatter: "Put `---`, a line `title: …` and `---` at the top of the file."
        case .unclosedFrontMatter: "Put `---` on a line of its own after the last key."
        case .blockScalar: "Write it after the colon, between quotation marks if it holds a colon."
        case .frontMatterNotFirst: "Remove what stands before it."
        case .malformedFrontMatterLine:
            "Write a key, such as `title`, `summary`, `author` or `date`, a colon, and the value, on one line."
        case .unknownFrontMatterKey(_, let known, let suggestion):
            Self.didYouMean(suggestion) ?? "The keys here are " + known.map { "`\($0)`" }.joined(separator: ", ") + "."
        case .repeatedFrontMatterKey: "Remove one of them."
        case .emptyFrontMatterValue: "Write the value after the colon, or remove the line."
        case .unclosedQuote(let quote): "Put `\(quote)` at the end of the line."
        case .noTitle: "Add a line `title: …`: it becomes the page's heading."
        case .citationInFrontMatter:
            "It also stands on pages that have no list of works: name the authors, and cite them in the text."
        case .badDate: "Write year, month and day as in `2026-11-21`."
        case .keyOfReport: "Put it into the front matter of chapters/index.md."
        case .badLanguage: "Write it as in `en` or `de-CH`."
        case .badAccent: "Write one or two colours in quotes, for light pages and for dark ones: `\"#1a5276 #8cc4e4\"`."
        case .badHost: "Write hosts alone, with commas between: `network: cdn.example.org, example.com`."
        case .controlCharacter: "Remove it: no page can show it."
        case .badReportAddress: "Write it as in `https://example.org/report`."
        case .malformedPart:
            "Below `parts:`, write a line `- 14 Title` for each part: what the file name of its first chapter starts with, and its title."
        case .noChapterStarts: "Write the first digits of the file name of a chapter, such as `14`."
        case .malformedParameter:
            "Below `parameters:`, write a line `- repetitions: 64` for each: its name, and its default, which tells its type."
        case .parameterNotText(let value):
            "Write `true`, `false`, a finite number such as `1000` or `0.5`, or text between quotes: `\"\(value)\"`."
        case .badParameterName:
            "Its value is in scope under this name: write a Swift identifier that is no keyword, and neither `session` nor `cell`."
        case .repeatedParameter: "Remove one of them."
        case .nameOfParameter: "Its value is in scope under this name already, from the front matter: choose another."
        case .noLogo: "Name a picture as in `images/logo.svg`."
        case .badMarkupPolicy:
            "Write `checked`, which is the usual, `trusted` for all that HTML can, or `none`."
        case .unclosedFence(let fence): "Put \(fence) on a line of its own after the last line of code."
        case .fenceInParagraph: "Indent it by three blanks at most."
        case .languageCase: "Write `swift` in lower case."
        case .unknownKind(_, let suggestion):
            Self.didYouMean(suggestion) ?? "A block is an \(Block.Kind.list)."
        case .missingName(let kind): "Write it after the word: `swift \(kind.rawValue) \(kind.exampleName)`."
        case .nameOfShared: "Write `swift shared` alone."
        case .extraWord: "Options go on lines `//| key: value` at the top of the block."
        case .badName: "Use letters from a to z, digits, hyphens and underscores, with a letter first."
        case .experimentNameNotIdentifier(let name):
            "Its value is in scope under this name: write `\(Self.camelCase(name))`, for example."
        case .experimentNameIsKeyword(let name): "Its value is in scope under this name: write `\(name)Result`, for example."
        case .missingPrefix(let kind, let name): "Write `\(kind.prefix)-\(name)`: it is referred to as `@\(kind.prefix)-\(name)`."
        case .repeatedName(_, let place): "It names the block on \(place) already: choose another."
        case .emptyBlock(let kind):
            kind == .shared ? "Write declarations in it, or remove it." : "Write code that \(kind.traits.result)."
        case .lineInTable: "Put an empty line before it, or a `|` if it is one."
        case .renumbered: "A list counts on from its first number: start it there, or put text between two lists."
        case .emptyHeading: "Write its text after the `#` signs, before a label such as `{#sec-name}`."
        case .emptyLink(let address):
            address.isEmpty
                ? "Write an address in the parentheses."
                : "Write it in the brackets; `@fig-name` is a reference that has its own."
        case .noPictureCaption:
            "Write it in the brackets, `![caption](picture.png){#fig-name}`: it also tells those who can't see it."
        case .codeTooDeep: "Give a part of it a name of its own, or write it as several statements."
        case .tooManyBlocks:
            "Each is compiled and runs by itself: go on in another chapter, or compute what is alike in one block, or in a sweep."
        case .foreignFence:
            "Write ```` ```swift experiment name ````, or `sweep`, `figure`, `table`, `check` or `shared`; `swift` alone for a listing."
        case .otherLanguage(let language, _): "Write `swift`, or ```` ```\(language) ```` alone for a listing."
        case .foreignOption(let option, isKnown: true): "Write `//| \(option)`."
        case .foreignOption: "Remove the line: there is no such option. Those that there are: \(BlockOptions.Key.list)."
        case .overNoArray(_, let suggestion):
            Self.didYouMean(suggestion) ?? "A sweep runs over the array that an experiment returns: put the experiment above it."
        case .malformedOption: "Put a colon between the option's name and its value."
        case .unknownOption(_, let suggestion):
            Self.didYouMean(suggestion) ?? "The options are \(BlockOptions.Key.list)."
        case .repeatedOption: "Remove one of them."
        case .dataFilesAlike: "Give one of them another name, or read it in a block of its own."
        case .optionOfOtherKinds(let key, _, let kinds):
            "`\(key)` is an option of \(kinds.map { "`\($0.rawValue)`" }.joined(separator: ", ")): remove the line."
        case .emptyOption(let key), .badOptionValue(let key, _, _):
            BlockOptions.Key(rawValue: key)?.example.map { "Write `//| \(key): \($0)`, for example." }
        case .misplacedOption: "Move this line above the first line of code, or write `//` if it is a comment."
        case .noOption(.alt, _): "Add a line `//| alt: …` that says what one sees, for those who can't see it."
        case .noOption(let key, _): "Add a line `//| \(key.rawValue): …` at the top of the block."
        case .levelOneHeading: "Use `##`: the title in the front matter is the page's only heading of level one."
        case .skippedHeadingLevel(let from, _): "Use `\(String(repeating: "#", count: from + 1))`."
        case .emptyValue: "Write an expression after `{swift}`."
        case .valueIsNotAnExpression: "An inline value is one expression; put statements into an experiment."
        case .unclosedEquation: "Put `$$` after the equation; there is no empty line inside one. A dollar sign itself is `\\$`."
        case .valueInFormula: "Write it behind the formula, not in it: $n =$ `{swift} count`."
        case .emptyEquation: "Write TeX between the dollar signs. A dollar sign itself is `\\$`."
        case .badLabel(_, let prefix): "Write `{#\(prefix)-…}` with letters from a to z, digits, hyphens and underscores."
        case .strayLabel(let label) where !ProseScanner.prefixes.contains { label.hasPrefix($0 + "-") }:
            "It starts with what it names: `{#sec-name}` at the end of a heading, `{#eq-name}` after an equation or `{#fig-name}` after "
                + "a picture that has a paragraph of its own, `{#tbl-name}` after the caption of a table."
        case .strayLabel:
            "A label stands at the end of a heading, or after an equation or a picture that has a paragraph of its own."
        case .malformedCitation: "Separate keys with semicolons, each with its `@`."
        case .unknownNote(_, let suggestion):
            Self.didYouMean(suggestion.map { "[!\($0)]" })
                ?? "The kinds are \(MarkdownCallout.Kind.list); the sign itself is `\\[`."
        case .tableDashes(let columns):
            "It has \(columns) column\(columns == 1 ? "" : "s"): write as many as the line above has, as in `| --- | --: |`."
        case .foreignForm(let form, _): form.help
        case .longCodeLine: "Break it: what goes on beyond the edge is read by scrolling alone."
        case .extraCells: "Add a column to the table's first line and to the dashes, or write `\\|` for a bar in a cell."
        case .unknownFootnote(_, let suggestion):
            Self.didYouMean(suggestion.map { "[^\($0)]" })
                ?? "Write its text as `[^…]: text` on a line of its own, or `\\[^` for the sign itself."
        case .unusedFootnote(let label): "Write `[^\(label)]` where it belongs, or remove it: no page would show it."
        case .repeatedFootnote: "Choose another label: no page would show this one."
        case .syntax(_, let fix): fix.map { $0.capitalizedFirst + "." }
        case .runningMarkup:
            "Leave it out, or let this chapter's HTML through as it stands with a line `html: trusted` in the front matter."
        case .unclosedMarkup("<!--"): "Put `-->` at its end."
        case .unclosedMarkup("<?"): "Put `?>` at its end; the sign itself is `\\<`."
        case .unclosedMarkup("<![CDATA["): "Put `]]>` at its end."
        case .unclosedMarkup: "Put `>` at its end, with no empty line before it; the sign itself is `\\<`."
        case .unknownElement(let written):
            "Code stands between backticks, `` `List\(written)` ``; the sign itself is `\\<`."
        case .openElement(let name): "Write `</\(name)>` where it ends; the sign itself is `\\<`."
        case .strayEnd(let name): "Remove it, or write `<\(name)>` where its element begins; the sign itself is `\\<`."
        case .forbiddenMarkup: "Write it in Markdown, or remove `html: none` from the front matter."
        case .harmfulLink("file"): "Put the file below chapters and name it by its path."
        case .harmfulLink: "Link to a page, or to a file below chapters."
        case .noIndex: "Write it: it becomes the first page, index.html."
        case .repeatedPage: "Rename one of the files."
        case .repeatedLabel(_, let first): "It was given at \(first) already: choose another."
        case .unknownReference(_, let suggestion):
            Self.didYouMean(suggestion) ?? "Give it with `{#…}`, or with the name of a figure or table."
        case .unknownMention(_, let suggestion):
            Self.didYouMean(suggestion.map { "@\($0)" })
                ?? "Add it to chapters/references.json, or write `\\@` for the sign itself."
        case .foreignPart:
            "Put the file below chapters and name it by its path, or allow the host with a line `network: …` in the front matter."
        case .unknownAnchor(_, _, let suggestion):
            Self.didYouMean(suggestion.map { "#\($0)" }) ?? "Give a heading a label with `{#sec-…}`, and refer to it as `@sec-…`."
        case .linkToNothing(_, let suggestion):
            Self.didYouMean(suggestion)
                ?? "Link to a chapter's file, such as `index.md`, to a file below chapters, or to a whole URL."
        case .markdownInMarkup(let file, let slug):
            "Write the link in Markdown, `[…](\(file))`, or name the page, `\(slug).html`."
        case .fileInMarkup(let file): "Write `![…](\(file))` or `[…](\(file))`: what Markdown names is copied into the site."
        case .pictureOfNothing: "Write it between the parentheses: `![caption](images/plot.png)`."
        case .fileOutside: "Put a copy of it below `chapters/`, if everybody may read it."
        case .pictureWithScript:
            "Save it without its `<script>`, its links to `javascript:`, what it embeds and what it does on a click."
        case .notAPicture: "Save it as PNG, JPEG, GIF, WebP, AVIF or SVG; link to it with `[…](…)` if it is to be downloaded."
        case .damagedPicture(_, .noNamespace): "Write `xmlns=\"http://www.w3.org/2000/svg\"` into its first tag."
        case .damagedPicture(_, .pointer): "Fetch it with `git lfs pull`."
        case .damagedPicture: "Save it again, or copy it again from where it came."
        case .unknownCitation(_, let suggestion):
            Self.didYouMean(suggestion) ?? "Add it to chapters/references.json or references.bib."
        }
    }

    private static func didYouMean(_ suggestion: String?) -> String? {
        suggestion.map { "Did you mean `\($0)`?" }
    }

    private static func camelCase(_ name: String) -> String {
        let words = name.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        let joined = (words.first.map(String.init) ?? "") + words.dropFirst().map(\.capitalizedFirst).joined()
        return joined.first?.isNumber ?? true ? "value" + joined.capitalizedFirst : joined
    }
}

extension PictureDamage {
    fileprivate var words: String {
        switch self {
        case .cutOff: "the file ends before the picture does"
        case .spoilt: "a part of it is damaged"
        case .malformed: "it is no XML, as SVG is"
        case .noNamespace: "its first tag does not say that it is SVG"
        case .pointer: "the picture itself was not fetched, and this file only names it"
        case .empty: "the file is empty"
        }
    }
}

extension StringProtocol {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
