/// A work that chapters cite: what of a CSL-JSON item a page shows.
package struct Reference: Sendable, Equatable {
    package struct Name: Sendable, Equatable {
        /// What citations show: the family name with its particle, or an institution's whole name.
        package var family: String
        package var given: String?
    }

    package var key: String
    package var type: String
    package var authors: [Name]
    package var year: String
    package var title: String
    package var container: String?
    package var volume: String?
    package var issue: String?
    package var pages: String?
    package var publisher: String?
    package var number: String?
    package var doi: String?
    package var url: String?
}
