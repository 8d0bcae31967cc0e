/// The item types and variables of CSL-JSON (citation-style-language/schema, version 1.0.2): a name that is not here is a typo.
enum CSLVocabulary {
    static let types: Set<String> = words(
        """
        article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document
        entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map
        motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post
        post-weblog regulation report review review-book software song speech standard thesis treaty webpage
        """)

    static let variables: Set<String> = words(
        """
        id type categories citation-key custom journalAbbreviation language note shortTitle title-short abstract annote archive
        archive-place archive_collection archive_location authority call-number citation-label citation-number
        collection-title container-title container-title-short dimensions division DOI event event-title event-place
        first-reference-note-number genre ISBN ISSN jurisdiction keyword locator medium original-publisher
        original-publisher-place original-title part part-title PMCID PMID publisher publisher-place references
        reviewed-genre reviewed-title scale section source status title URL version volume-title year-suffix
        accessed available-date event-date issued original-date submitted
        author chair collection-editor compiler composer container-author contributor curator director editor
        editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author
        performer producer recipient reviewed-author script-writer series-creator translator editor-translator
        chapter-number collection-number edition issue number number-of-pages number-of-volumes page page-first
        part-number printing-number supplement-number volume
        """)

    static let names: Set<String> = words(
        """
        author chair collection-editor compiler composer container-author contributor curator director editor
        editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author
        performer producer recipient reviewed-author script-writer series-creator translator editor-translator
        """)

    static let dates: Set<String> = words("accessed available-date event-date issued original-date submitted")

    static let nameParts: Set<String> = words(
        """
        family given dropping-particle non-dropping-particle suffix comma-suffix static-ordering literal parse-names
        """)

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0.isWhitespace }.map(String.init))
    }
}
