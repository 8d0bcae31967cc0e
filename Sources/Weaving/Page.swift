/// A page of the site, ready to be written.
package struct Page: Sendable {
    /// Where it goes in the site, `02-order.html`.
    package var path: String
    package var bytes: [UInt8]
    /// The figures and tables that it links to; each is a file of the site.
    package var assets: [SiteAsset]
    /// `2 Over-parameterization adapts`, without markup.
    package var title = ""
    /// What the search finds on it.
    package var search: [SearchEntry] = []
}
