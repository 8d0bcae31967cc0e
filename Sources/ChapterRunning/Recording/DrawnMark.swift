import ChapterInterface
import Foundation
import Storage

/// What the files of a figure that the notebook drew begin with, or hold, and no others do: so they are known where no record names them, as
/// after a merge, or when the record was deleted.
enum DrawnMark {
    /// Whether the file at `path` is such a file; one that is no file, or that cannot be read, is none.
    static func isInFile(at path: String, _ file: FigureFile) -> Bool {
        guard let bytes = try? PlainFile.read(path) else { return false }
        return switch file {
        case .svg, .darkSVG, .narrowSVG, .narrowDarkSVG: isSVG(bytes)
        case .csv: bytes.starts(with: Data("panel,series,mark,".utf8))
        case .values: bytes.starts(with: Data("figureValues(".utf8))
        // The date that every one of ours has.
        case .pdf: bytes.starts(with: Data("%PDF-".utf8)) && bytes.range(of: Data("(20000101000000Z)".utf8)) != nil
        case .png: false
        }
    }

    /// `<svg … viewBox="…">`, and in the next line a style sheet with its twin for dark pages, if it is for light ones.
    private static func isSVG(_ bytes: Data) -> Bool {
        let lines = bytes.prefix(1000).split(separator: UInt8(ascii: "\n"), maxSplits: 2)
        guard lines.count > 1 else { return false }
        return lines[0].starts(with: Data("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"".utf8))
            && lines[1].starts(with: Data("<style data-dark=\"".utf8))
    }
}
