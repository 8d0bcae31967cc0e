import Foundation
@testable import NotebookGenerator
@testable import Storage

/// One change to a project's files.
enum Change: Sendable {
    /// `old`, which must be there, becomes `new`.
    case replace(String, String, String)
    /// The same, in place; the size and the times of the contents stay.
    case replaceUnseen(String, String, String)
    case append(String, String)
    case write(String, String)
    case remove(String)
    case move(String, to: String)
    /// New times, same contents.
    case touch(String)

    func apply(to root: String) throws {
        switch self {
        case .replace(let file, let old, let new):
            let text = try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)
            guard text.contains(old) else { throw SystemFailure("\(file) does not hold: \(old)") }
            try Data(text.replacing(old, with: new).utf8).write(to: URL(fileURLWithPath: "\(root)/\(file)"))
        case .replaceUnseen(let file, let old, let new):
            try UnseenEdit(of: "\(root)/\(file)").replace(old, with: new)
        case .append(let file, let text):
            let old = try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)
            try Data((old + text).utf8).write(to: URL(fileURLWithPath: "\(root)/\(file)"))
        case .write(let file, let text):
            let path = "\(root)/\(file)"
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        case .remove(let file): try FileManager.default.removeItem(atPath: "\(root)/\(file)")
        case .move(let file, let other): try FileManager.default.moveItem(atPath: "\(root)/\(file)", toPath: "\(root)/\(other)")
        case .touch(let file):
            try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: "\(root)/\(file)")
        }
    }

    /// The files that it may change.
    var files: [String] {
        switch self {
        case .replace(let file, _, _), .replaceUnseen(let file, _, _), .append(let file, _), .write(let file, _),
            .remove(let file), .touch(let file):
            [file]
        case .move(let file, let other): [file, other]
        }
    }

    static let signals = "Sources/Spectra/Signals.swift"
    static let norms = "Sources/Spectra/Norms.swift"
    static let descent = "Sources/Solvers/Descent.swift"
    static let fit = "Sources/Solvers/Fit.swift"
    static let header = "Sources/CSteps/include/CSteps.h"
    static let walk = "Sources/CSteps/walk.c"
    static let first = "chapters/01-signals.md"
    static let second = "chapters/02-solvers.md"
    static let third = "chapters/03-words.md"
}
