/// The stylesheets and scripts that pages load, held by the program itself: it is installed as one file.
///
/// A module of its own, since the compiler's optimiser takes longer over such tables of bytes than over a whole module of code.
package enum WebAssets {
    package static var codeScript: [UInt8] { PackageResources.code_js }
    package static var figuresScript: [UInt8] { PackageResources.figures_js }
    package static var figuresStyle: [UInt8] { PackageResources.figures_css }
    package static var notebookScript: [UInt8] { PackageResources.notebook_js }
    package static var notebookStyle: [UInt8] { PackageResources.notebook_css }
    package static var previewScript: [UInt8] { PackageResources.preview_js }
    package static var previewStyle: [UInt8] { PackageResources.preview_css }
    package static var searchScript: [UInt8] { PackageResources.search_js }
    package static var searchStyle: [UInt8] { PackageResources.search_css }
}
