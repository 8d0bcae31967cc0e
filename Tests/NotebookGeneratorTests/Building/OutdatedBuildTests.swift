import Foundation
import TestSupport
import Testing
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// Whatever the package manager forgets to compile again, the notebook notices: what is built is what is there.
@Suite struct OutdatedBuildTests {
    /// Modules compiled file by file, as ours are, and those that the package manager compiles as it likes.
    private static let settings = [
        ".unsafeFlags([\"-no-whole-module-optimization\", \"-enable-batch-mode\", \"-incremental\"])", "",
    ]

    @Test(arguments: settings.sampled(every: 2))
    func everyEditIsFound(settings: String) throws {
        let package = try TinyPackage(settings: settings)
        #expect(try package.build() == ("1.5 7.0 1.0 4\n", nil))
        for edit in TinyEdit.all {
            try edit.make(package)
            let (printed, outdated) = try package.build()
            #expect(printed == edit.prints, "\(edit)")
            let files = outdated.map { Set($0.parts.compactMap(\.file)) }
            #expect(edit.noticed.contains(files), "\(edit): \(files ?? [])")
        }
    }

    /// One file of a module is compiled and another one, of older code, is not.
    @Test func aHeaderAndAnotherFile() throws {
        let package = try TinyPackage(
            settings: ".unsafeFlags([\"-no-whole-module-optimization\", \"-enable-batch-mode\", \"-incremental\"])")
        try package.buildPackage()
        try package.replace("Sources/CTuning/inner.h", "1.5", "2.5")
        try package.replace("Sources/Tuned/Others.swift", "plain() -> Double { 1 }", "plain() -> Double { 2 }")
        let (printed, outdated) = try package.build()
        #expect(printed == "2.5 7.0 2.0 4\n")
        #expect(outdated?.parts.contains { $0.target == "Tuned" } == true)
    }

    /// The package manager leaves the module of a target that left the package, and who asks whether it is there would still find it.
    @Test(arguments: settings) func aTargetThatLeft(settings: String) throws {
        let package = try TinyPackage(settings: settings)
        let (without, with) = ("dependencies: [\"CTuning\", \"CPart\"]", "dependencies: [\"CTuning\", \"CPart\", \"Extra\"]")
        let (alone, beside) = (".systemLibrary(", ".target(name: \"Extra\"), .systemLibrary(")
        try package.write("Sources/Extra/Extra.swift", "public let extra = 1.0\n")
        try package.replace("Package.swift", without, with)
        try package.replace("Package.swift", alone, beside)
        try package.replace(
            "Sources/Tuned/Others.swift", "plain() -> Double { 1 }",
            "plain() -> Double {\n#if canImport(Extra)\n2\n#else\n1\n#endif\n}")
        #expect(try package.build().printed == "1.5 7.0 2.0 4\n")
        try package.replace("Package.swift", with, without)
        try package.replace("Package.swift", beside, alone)
        try FileManager.default.removeItem(atPath: "\(package.root)/Sources/Extra")
        #expect(try package.build().printed == "1.5 7.0 1.0 4\n")
    }

    /// A type that lies in memory as another module's says, which its user does not name: the module between changes in no byte.
    @Test(arguments: settings) func aTypeThatGrowsBehindAModule(settings: String) throws {
        let package = try TinyPackage(settings: settings)
        try package.write("Sources/Deep/Deep.swift", "public struct Inner {\n    public var x = 1\n    public init() {}\n}\n")
        try package.write(
            "Sources/Held/Held.swift",
            """
            import Deep
            public struct Outer {
                public var inner = Inner()
                public var y = 7
                public init() {}
            }
            @inline(never) public func held() -> Outer { Outer() }

            """)
        try package.write("Sources/Tuned/Layout.swift", "import Held\npublic func y() -> Int { held().y }\n")
        try package.write("Sources/notebook/main.swift", "import Tuned\nprint(y())\n")
        try package.replace(
            "Package.swift", "dependencies: [\"CTuning\", \"CPart\"]", "dependencies: [\"CTuning\", \"CPart\", \"Held\"]")
        try package.replace(
            "Package.swift", ".systemLibrary(",
            ".target(name: \"Deep\", swiftSettings: settings), "
                + ".target(name: \"Held\", dependencies: [\"Deep\"], swiftSettings: settings), .systemLibrary(")
        #expect(try package.build() == ("7\n", nil))
        try package.replace("Sources/Deep/Deep.swift", "x = 1", "x = 1, z = 5")
        let (printed, outdated) = try package.build()
        #expect(printed == "7\n")
        #expect(outdated?.parts.allSatisfy { $0.sawOtherModules } ?? !settings.contains("-incremental"))
        try package.replace("Sources/Deep/Deep.swift", "x = 1", "x = 1 /* Why. */")
        #expect(try package.build() == ("7\n", nil))
    }

    /// The notebook is started without the package manager.
    @Test func aNewSourceIsNoticed() throws {
        let package = try TinyPackage(settings: "")
        try package.buildPackage()
        #expect(try package.outdated() == nil)
        try package.write("Sources/Tuned/Deeper/More.swift", "public func more() -> Int { 1 }\n")
        try package.write("Sources/CPart/more.c", "int more(void) { return 1; }\n")
        try package.write("Sources/Tuned/notes.md", "No source.\n")
        let outdated = try #require(try package.outdated())
        #expect(
            outdated.parts == [
                .init(target: "CPart", file: "Sources/CPart/more.c", isNew: true),
                .init(target: "Tuned", file: "Sources/Tuned/Deeper/More.swift", isNew: true),
            ])
        #expect(
            outdated.explanation
                == "Sources/CPart/more.c, Sources/Tuned/Deeper/More.swift is new: compiling CPart, Tuned")
        try outdated.discardModules(in: package.products)
        try package.buildPackage()
        #expect(try package.outdated() == nil)
        // One that was there when the package manager built, and that it left out, is none of ours.
        try package.replace("Package.swift", "resources:", "exclude: [\"Deeper\"], resources:")
        try package.buildPackage()
        #expect(try package.outdated() == nil)
    }

    /// Nothing is remembered, and a header was changed after it was compiled.
    @Test func withoutMemory() throws {
        let package = try TinyPackage(settings: "")
        try package.buildPackage()
        try package.replaceUnseen("Sources/CTuning/inner.h", "1.5", "3.5")
        let (printed, outdated) = try package.build()
        #expect(printed == "3.5 7.0 1.0 4\n")
        #expect(outdated?.parts.contains(.init(target: "Tuned", file: "Sources/CTuning/inner.h")) == true)
    }
}

/// An edit of the tiny package, made after those before it.
private struct TinyEdit: CustomStringConvertible, Sendable {
    let description: String
    let prints: String
    /// The files that the notebook may have to name, since the package manager does not notice that they changed; nil where it does.
    let noticed: [Set<String>?]
    let make: @Sendable (TinyPackage) throws -> Void

    init(
        _ name: String, _ prints: String, forgotten: String? = nil, orForgotten: String? = nil,
        _ make: @escaping @Sendable (TinyPackage) throws -> Void
    ) {
        description = name
        self.prints = prints + "\n"
        noticed = [forgotten.map { [$0] }] + (orForgotten.map { [[$0]] } ?? [])
        self.make = make
    }

    static let all = [
        TinyEdit("nothing", "1.5 7.0 1.0 4") { _ in },
        TinyEdit("a header behind a system library's", "2.5 7.0 1.0 4", forgotten: "Sources/CTuning/inner.h") {
            try $0.replace("Sources/CTuning/inner.h", "1.5", "2.5")
        },
        TinyEdit("a system library's header", "3.5 7.0 1.0 4", forgotten: "Sources/CTuning/shim.h") {
            try $0.replace("Sources/CTuning/shim.h", "return INNER", "return INNER + 1")
        },
        TinyEdit("the same, of the same size and time", "4.5 7.0 1.0 4", forgotten: "Sources/CTuning/shim.h") {
            try $0.replaceUnseen("Sources/CTuning/shim.h", "INNER + 1", "INNER + 2")
        },
        TinyEdit("a header that was looked for appears", "9.5 7.0 1.0 4", forgotten: "Sources/CTuning/extra.h") {
            try $0.write("Sources/CTuning/extra.h", "#undef INNER\n#define INNER 7.5\n")
        },
        TinyEdit("and is changed", "10.5 7.0 1.0 4", forgotten: "Sources/CTuning/extra.h") {
            try $0.replace("Sources/CTuning/extra.h", "7.5", "8.5")
        },
        TinyEdit("a source, of the same size and time", "10.5 7.0 2.0 4", forgotten: "Sources/Tuned/Others.swift") {
            try $0.replaceUnseen("Sources/Tuned/Others.swift", "plain() -> Double { 1 }", "plain() -> Double { 2 }")
        },
        TinyEdit("a source", "10.5 7.0 3.0 4") {
            try $0.replace("Sources/Tuned/Others.swift", "plain() -> Double { 2 }", "plain() -> Double { 3 }")
        },
        TinyEdit("a file of C, of the same size and time", "10.5 8.0 3.0 4", forgotten: "Sources/CPart/part.c") {
            try $0.replaceUnseen("Sources/CPart/part.c", "PRIVATE + table[1]; }", "1+PRIVATE+table[1]; }")
        },
        TinyEdit("a private header", "10.5 9.0 3.0 4") { try $0.replace("Sources/CPart/private.h", "2", "3") },
        TinyEdit("an included table", "10.5 10.0 3.0 4") { try $0.replace("Sources/CPart/table.inc", "4", "5") },
        TinyEdit("a header that C looked for appears", "10.5 17.0 3.0 4", forgotten: "Sources/CPart/faster.h") {
            try $0.write("Sources/CPart/faster.h", "#undef PRIVATE\n#define PRIVATE 10\n")
        },
        TinyEdit("one appears where the target's settings look", "10.5 18.0 3.0 4", forgotten: "vendor/tuned.h") {
            try $0.write("vendor/tuned.h", "#undef PRIVATE\n#define PRIVATE 11\n")
        },
        TinyEdit("and goes", "10.5 17.0 3.0 4", orForgotten: "vendor/tuned.h") {
            try FileManager.default.removeItem(atPath: "\($0.root)/vendor/tuned.h")
        },
        TinyEdit("a C module's inline function", "10.5 18.0 3.0 4", forgotten: "Sources/CPart/include/CPart.h") {
            try $0.replace("Sources/CPart/include/CPart.h", "return 1", "return 2")
        },
        TinyEdit("a module map", "0.25 18.0 3.0 4", forgotten: "Sources/CTuning/module.modulemap") {
            try $0.write("Sources/CTuning/other.h", "static inline double tune(void) { return 0.25; }\n")
            try $0.replace("Sources/CTuning/module.modulemap", "shim.h", "other.h")
        },
        TinyEdit("an embedded file", "0.25 18.0 3.0 6", orForgotten: "Sources/Tuned/note.txt") {
            try $0.write("Sources/Tuned/note.txt", "a note")
        },
        TinyEdit("a module that is asked for", "0.25 18.0 3.0 6") {
            try $0.replace(
                "Sources/Tuned/Tuned.swift", "{ tune() }",
                "{\n#if canImport(CExtra)\n100\n#else\ntune()\n#endif\n}")
        },
        TinyEdit("appears", "100.0 18.0 3.0 6") {
            try $0.write("Sources/CExtra/module.modulemap", "module CExtra { export * }\n")
            try $0.replace("Package.swift", "dependencies: [\"CTuning\", ", "dependencies: [\"CExtra\", \"CTuning\", ")
            try $0.replace(
                "Package.swift", ".systemLibrary(name: \"CTuning\")",
                ".systemLibrary(name: \"CTuning\"), .systemLibrary(name: \"CExtra\")")
        },
        TinyEdit("a file is touched", "100.0 18.0 3.0 6") { try $0.replace("Sources/CTuning/other.h", "0.25", "0.25") },
        TinyEdit("a source is renamed", "100.0 18.0 3.0 6") {
            try FileManager.default.moveItem(
                atPath: "\($0.root)/Sources/Tuned/Others.swift", toPath: "\($0.root)/Sources/Tuned/More.swift")
        },
        TinyEdit("an older file takes a source's place", "100.0 18.0 4.0 6") {
            let old = "\($0.root)/older.swift"
            try Data(try $0.text(of: "Sources/Tuned/More.swift").replacing("Double { 3 }", with: "Double { 4 }").utf8)
                .write(to: URL(fileURLWithPath: old))
            try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1e9)], ofItemAtPath: old)
            guard rename(old, "\($0.root)/Sources/Tuned/More.swift") == 0 else { throw SystemFailure("rename") }
        },
        TinyEdit("a source becomes a link", "100.0 18.0 5.0 6") {
            let text = try $0.text(of: "Sources/Tuned/More.swift").replacing("Double { 4 }", with: "Double { 5 }")
            try $0.write("elsewhere/More.swift", text)
            try FileManager.default.removeItem(atPath: "\($0.root)/Sources/Tuned/More.swift")
            try FileManager.default.createSymbolicLink(
                atPath: "\($0.root)/Sources/Tuned/More.swift", withDestinationPath: "\($0.root)/elsewhere/More.swift")
        },
        // Whether it is noticed depends on the moment.
        TinyEdit("and the file that it leads to is changed", "100.0 18.0 6.0 6", orForgotten: "Sources/Tuned/More.swift") {
            try $0.replace("elsewhere/More.swift", "Double { 5 }", "Double { 6 }")
        },
        TinyEdit("a header with a time to come", "100.0 18.0 6.0 6") {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: 1e6)], ofItemAtPath: "\($0.root)/Sources/CTuning/other.h")
        },
    ]
}
