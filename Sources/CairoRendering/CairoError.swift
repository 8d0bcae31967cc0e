/// Why a scene could not be drawn.
package enum CairoError: Error, Equatable, Sendable {
    /// What Cairo says.
    case status(String)
    /// The font file is not there; `package` is Debian's.
    case missingFont(path: String, package: String)
    /// FreeType can't read the font file.
    case unreadableFont(path: String, code: Int)
    /// The font file lacks a glyph that the committed tables list: another version of the font.
    case missingGlyph(Unicode.Scalar, path: String)
}

extension CairoError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .status(let message): "Cairo failed: \(message)"
        case .missingFont(let path, let package): "the font \(path) is missing: run “apt-get install \(package)”"
        case .unreadableFont(let path, let code): "the font \(path) can't be read (FreeType error \(code))"
        case .missingGlyph(let scalar, let path):
            "the font \(path) lacks the character “\(Character(scalar))”: its version is not the one that figures are laid out for"
        }
    }
}
