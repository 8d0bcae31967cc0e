/// A mistake in a chapter, as a fact; `ReadingFault+Wording.swift` says it to the author.
enum ReadingFault: Equatable {
    // The file
    case invalidUTF8(byte: UInt8)
    case nestedTooDeeply

    // Front matter
    case noFrontMatter
    case unclosedFrontMatter
    case malformedFrontMatterLine
    case blockScalar
    case frontMatterNotFirst
    case unknownFrontMatterKey(String, among: [String], suggestion: String?)
    case repeatedFrontMatterKey(String)
    case emptyFrontMatterValue(key: String)
    case unclosedQuote(String)
    case noTitle
    case badDate(String)
    case badMarkupPolicy(String)
    case citationInFrontMatter
    case keyOfReport(String)
    case badLanguage(String)
    case badAccent(String)
    case badReportAddress(String)
    case badHost(String)
    case controlCharacter(Unicode.Scalar)
    case malformedPart(String)
    case noChapterStarts(with: String)
    case noLogo(String)
    case malformedParameter(String)
    case parameterNotText(String)
    case badParameterName(String)
    case repeatedParameter(String)
    case nameOfParameter(String)

    // Blocks
    case unclosedFence(fence: String)
    case fenceInParagraph
    case languageCase(String)
    case unknownKind(String, suggestion: String?)
    case missingName(Block.Kind)
    case nameOfShared(String)
    case extraWord(String)
    case badName(String)
    case experimentNameNotIdentifier(String)
    case experimentNameIsKeyword(String)
    case missingPrefix(Block.Kind, name: String)
    /// `line 3`, and of which file where it is another.
    case repeatedName(String, firstAt: String)
    case emptyBlock(Block.Kind)
    case tooManyBlocks
    case codeTooDeep

    // Options
    case foreignFence(String)
    case otherLanguage(String, Block.Kind)
    case foreignOption(String, isKnown: Bool)
    case malformedOption
    case unknownOption(String, suggestion: String?)
    case repeatedOption(String)
    case dataFilesAlike(String)
    case optionOfOtherKinds(String, of: Block.Kind, valid: [Block.Kind])
    case emptyOption(String)
    case badOptionValue(key: String, value: String, taken: String)
    case misplacedOption
    case overNoArray(String, suggestion: String?)
    case noOption(BlockOptions.Key, of: Block.Kind)

    // Prose
    case levelOneHeading
    case skippedHeadingLevel(from: Int, to: Int)
    case emptyValue
    case valueIsNotAnExpression(String)
    case unclosedEquation
    case emptyEquation
    case valueInFormula
    case badLabel(String, prefix: String)
    case strayLabel(String)
    case malformedCitation
    /// `[!NOET]` at the start of a quote.
    case unknownNote(String, suggestion: String?)
    case tableDashes(columns: Int)
    case foreignForm(ForeignForm, text: String)
    case longCodeLine(columns: Int)
    case extraCells(columns: Int)
    case lineInTable
    case renumbered(written: Int, shown: Int)
    case emptyHeading
    case emptyLink(String)
    case noPictureCaption
    case unknownFootnote(String, suggestion: String?)
    case unusedFootnote(String)
    case repeatedFootnote(String)
    case syntax(String, fix: String?)

    // HTML and links
    case runningMarkup(String)
    case unclosedMarkup(String)
    case unknownElement(String)
    case openElement(String)
    /// An end tag of this name that closes nothing.
    case strayEnd(String)
    case forbiddenMarkup
    case harmfulLink(scheme: String)

    // The book
    case noIndex
    case repeatedPage(slug: String, otherFile: String)
    case repeatedLabel(String, first: SourceLocation)
    case unknownReference(String, suggestion: String?)
    case unknownMention(String, suggestion: String?)
    case foreignPart(String)
    case unknownAnchor(String, page: String, suggestion: String?)
    case linkToNothing(String, suggestion: String?)
    case markdownInMarkup(String, slug: String)
    case fileInMarkup(String)
    case notAPicture(String)
    /// A document that lies out of the project, and where.
    case fileOutside(String, leadsTo: String)
    case pictureWithScript(String)
    case damagedPicture(String, PictureDamage)
    case pictureOfNothing
    case unknownCitation(String, suggestion: String?)
}

extension ReadingFault {
    init(_ error: MarkdownError) {
        switch error {
        case .nestedTooDeeply: self = .nestedTooDeeply
        }
    }
}
