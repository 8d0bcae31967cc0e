import Foundation

/// The object files that SwiftPM linked the notebook from, by target.
///
/// Its folders hold the objects of deleted sources too; the list that it writes for the linker does not.
package struct LinkedObjects {
    private var byTarget: [String: [String]] = [:]

    /// - Parameter products: the folder in which the notebook's binary lies.
    package init(products: String) {
        guard let bytes = FileManager.default.contents(atPath: "\(products)/notebook.product/Objects.LinkFileList") else {
            return
        }
        let root = URL(fileURLWithPath: products).resolvingSymlinksInPath().path
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let path = Self.unquoted(line)
            guard path.hasPrefix("\(root)/") else { continue }
            let parts = path.dropFirst(root.count + 1).split(separator: "/", maxSplits: 1)
            guard parts.count == 2, parts[0].hasSuffix(".build") else { continue }
            byTarget[String(parts[0].dropLast(".build".count)), default: []].append("\(products)/\(parts[0])/\(parts[1])")
        }
    }

    /// The objects of `target`, sorted; nil when the notebook is not linked with it.
    package func objects(of target: String) -> [String]? { byTarget[target]?.sorted() }

    /// A path that holds more than letters and digits stands in single quotes, as for a shell.
    private static func unquoted(_ line: Substring) -> String {
        guard line.hasPrefix("'"), line.hasSuffix("'"), line.count > 1 else { return String(line) }
        return String(line.dropFirst().dropLast()).replacing("'\\''", with: "'")
    }
}
