import Foundation
import Storage

/// A notebook that was installed under a prefix: `bin/notebook`, and what belongs to it in `lib/notebook`.
package struct Installation: Codable, Equatable, Sendable {
    package static let defaultPrefix = "~/.local"
    static let program = "bin/notebook"
    static let library = "lib/notebook"
    static let kit = "\(library)/kit"
    static let record = "\(library)/installation.json"
    static let manifest = "\(library)/manifest"

    /// Where it is to lie; below `DESTDIR` at first, if that was set.
    package var prefix: String
    /// The state of the sources that it was built from: a commit, with a mark for changes after it.
    package var commit: String
    /// The URL that these sources were cloned from; nil where that is a folder, or not known.
    package var repository: String?
    /// What the compiler that built it calls itself.
    package var toolchain: String
    /// Of that compiler.
    package var compiler: String

    package init(prefix: String, commit: String, repository: String? = nil, toolchain: String, compiler: String) {
        self.prefix = prefix
        self.commit = commit
        self.repository = repository
        self.toolchain = toolchain
        self.compiler = compiler
    }

    package var kitFolder: String { "\(prefix)/\(Self.kit)" }

    /// That of a program in `folder`, wherever it lies now; nil when it was not installed.
    init?(besideProgramIn folder: String) throws {
        let prefix = folder.folderPath
        guard let bytes = FileManager.default.contents(atPath: "\(prefix)/\(Self.record)") else { return nil }
        do {
            self = try JSONDecoder().decode(Self.self, from: bytes)
        } catch {
            throw SystemFailure("\(prefix)/\(Self.record): damaged: install the notebook again")
        }
        self.prefix = prefix
    }

    /// Throws when chapters would be compiled by another compiler than the one that made the modules that they import.
    package func requireCompiler(_ version: String) throws {
        guard version != toolchain else { return }
        throw SystemFailure(
            """
            the notebook in \(prefix) was built by another compiler than the one on the PATH, and each reads its own modules alone:
              built by: \(toolchain) (\(compiler))
              on the PATH: \(version)
            Put the folder of that compiler first on the PATH, or build the notebook with this one: in its sources, run
              swift run -c release notebook install --prefix \(prefix)
            """)
    }
}
