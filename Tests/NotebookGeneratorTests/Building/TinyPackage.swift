import Foundation
import TestSupport
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// A package that the package manager itself builds in a moment: a Swift module on a system library, some C and an embedded file.
struct TinyPackage {
    let root = TestFolder.unused("tiny")
    var products: String { "\(root)/.build/release" }

    /// - Parameter settings: of its Swift modules.
    init(settings: String) throws {
        for (file, text) in Self.files { try write(file, text) }
        try write("Package.swift", Self.manifest.replacing("SETTINGS", with: settings))
    }

    private static let manifest = """
        // swift-tools-version: 6.2
        import PackageDescription
        let settings: [SwiftSetting] = [SETTINGS]
        let package = Package(
            name: "Tiny",
            targets: [
                .executableTarget(name: "notebook", dependencies: ["Tuned"], swiftSettings: settings),
                .target(
                    name: "Tuned", dependencies: ["CTuning", "CPart"], resources: [.embedInCode("note.txt")],
                    swiftSettings: settings),
                .target(name: "CPart", cSettings: [.headerSearchPath("../../vendor")]), .systemLibrary(name: "CTuning"),
            ],
            swiftLanguageModes: [.v6])

        """

    private static let files = [
        "Sources/CTuning/module.modulemap": "module CTuning [system] { header \"shim.h\" export * }\n",
        "Sources/CTuning/shim.h": """
        #include "inner.h"
        #if __has_include("extra.h")
        #include "extra.h"
        #endif
        static inline double tune(void) { return INNER; }

        """,
        "Sources/CTuning/inner.h": "#define INNER 1.5\n",
        "Sources/CPart/include/CPart.h": "double part(void);\nstatic inline double shown(void) { return 1; }\n",
        "Sources/CPart/part.c": """
        #include "CPart.h"
        #include "private.h"
        #include "table.inc"
        #if __has_include("faster.h")
        #include "faster.h"
        #endif
        #if __has_include("tuned.h")
        #include "tuned.h"
        #endif
        double part(void) { return PRIVATE + table[1]; }

        """,
        "Sources/CPart/private.h": "#define PRIVATE 2\n",
        "Sources/CPart/table.inc": "static const double table[] = {0, 4};\n",
        "Sources/Tuned/Tuned.swift": "import CTuning\npublic func tuned() -> Double { tune() }\n",
        "Sources/Tuned/Others.swift": """
        import CPart
        public func parts() -> Double { part() + shown() }
        public func plain() -> Double { 1 }
        public func note() -> Int { PackageResources.note_txt.count }

        """,
        "Sources/Tuned/note.txt": "note",
        "Sources/notebook/main.swift": "import Tuned\nprint(tuned(), parts(), plain(), note())\n",
    ]

    func write(_ file: String, _ text: String) throws {
        let path = "\(root)/\(file)"
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        // In place, as some editors do.
        if let handle = FileHandle(forWritingAtPath: path) {
            try handle.truncate(atOffset: 0)
            try handle.write(contentsOf: Data(text.utf8))
            return try handle.close()
        }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    func text(of file: String) throws -> String { try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8) }

    func replace(_ file: String, _ old: String, _ new: String) throws {
        let text = try text(of: file)
        guard text.contains(old) else { throw SystemFailure("\(file) does not hold: \(old)") }
        try write(file, text.replacing(old, with: new))
    }

    /// Changes a file of which the size and the time stay.
    func replaceUnseen(_ file: String, _ old: String, _ new: String) throws {
        try UnseenEdit(of: "\(root)/\(file)").replace(old, with: new)
    }

    /// Has the package manager build it, and the notebook compile again what that forgot, as a command does.
    ///
    /// - Returns: what the program prints, and what had to be compiled again.
    func build() throws -> (printed: String, outdated: OutdatedBuild?) {
        try buildPackage()
        let outdated = try outdated()
        if let outdated {
            try outdated.discardModules(in: products)
            try buildPackage()
            if let still = try self.outdated() { throw SystemFailure("still outdated: \(still)") }
        }
        return (try ChildProcess.run(["\(products)/notebook"]).output, outdated)
    }

    func buildPackage() throws {
        let result = try ChildProcess.run(
            ["swift", "build", "-c", "release"], in: root, environment: ["TMPDIR": TestFolder.path])
        guard result.status == .exited(0) else { throw SystemFailure("swift build failed:\n\(result.output)") }
    }

    func outdated() throws -> OutdatedBuild? {
        let memory = MemoryFolder(path: "\(root)/.notebook")
        try Folder.make("\(root)/.notebook")
        let stamps = FileStamps(path: memory.stamps)
        let toolchain = try Toolchain.locate(
            searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "", products: products, remembering: stamps)
        let modules = try BuiltModules(products: products, root: root, imports: ["Tuned"], remembering: stamps)
        let headers = Headers(of: modules, toolchain: toolchain, rememberedAt: memory.headers)
        let lookup = ModuleLookup(in: modules, headers: headers, stamps: stamps)
        var check = BuildCheck(modules, toolchain: toolchain, headers: headers, lookup: lookup, stamps: stamps)
        defer {
            try? stamps.save()
            try? headers.save()
        }
        do {
            try check.requireCurrent(rememberingAt: memory.built) { _ in }
            return nil
        } catch let outdated as OutdatedBuild {
            return outdated
        }
    }
}
