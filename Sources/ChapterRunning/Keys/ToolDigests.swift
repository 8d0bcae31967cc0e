import ChapterInterface
import Foundation
import Storage

/// The files that blocks run and draw with, besides the package's own.
package struct SystemFiles: Sendable {
    var libraries: [String]
    var fonts: [String]
    /// The libraries that the linker is given, in its order: of two that define a name the first has it.
    var linked: [String] = []

    package static var installed: SystemFiles {
        get throws { SystemFiles(libraries: try SystemLibraries.loaded(), fonts: FigureFont.allCases.map(\.path)) }
    }
}

extension SystemFiles {
    /// The digests of the files that are there, by their names.
    package func digests(remembering stamps: FileStamps) throws -> [String: Digest] {
        let here = (libraries + fonts).filter { FileManager.default.isReadableFile(atPath: $0) }
        return try here.reduce(into: [:]) { $0[$1.fileName] = try stamps.digest(of: $1) }
    }

    /// The digests of the libraries that are there, by their paths.
    package func libraryDigests(remembering stamps: FileStamps) throws -> [String: Digest] {
        let here = libraries.filter { FileManager.default.isReadableFile(atPath: $0) }
        return try here.reduce(into: [:]) { $0[$1] = try stamps.digest(of: $1) }
    }
}

/// The digests of what blocks run with: the compiler, the processor, the system libraries, the environment, and for those that
/// draw the fonts and what draws them.
package struct ToolDigests: Sendable {
    private let plain: Digest
    private let drawing: Digest

    package init(_ toolchain: Toolchain, _ files: SystemFiles, on processor: Processor = .current, stamps: FileStamps) throws {
        func list(_ paths: [String]) -> [String] {
            // A font that is absent is a figure's failure, and no key's.
            paths.map { "\($0.fileName) \((try? stamps.digest(of: $0))?.description ?? "absent")" }
        }
        let libraries = Dictionary(grouping: files.libraries, by: SystemLibraries.isForDrawing)
        self.init(
            plain: Digest(
                ofAll: ["tools 4", toolchain.version, "\(BlockEnvironment.digest)", processor.traits.joined(separator: " ")]
                    + list(libraries[false] ?? []) + ["linked"] + files.linked),
            drawing: Digest(ofAll: ["drawing 1"] + list(libraries[true] ?? []) + list(files.fonts)))
    }

    init(plain: Digest, drawing: Digest) {
        self.plain = plain
        self.drawing = Digest(ofAll: [plain.description, drawing.description])
    }

    /// - Parameter draws: whether the block's code reaches what draws figures.
    package func digest(draws: Bool) -> Digest { draws ? drawing : plain }
}
