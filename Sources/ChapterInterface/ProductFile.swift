/// The names of the files in which a block hands its product over, in the folder that it was given.
package enum ProductFile {
    package static let value = "value.json"

    package static func figure(_ file: FigureFile) -> String { "figure\(file.rawValue)" }
}
