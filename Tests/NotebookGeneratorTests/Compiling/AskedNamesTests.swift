import TestSupport
import Testing
@testable import ChapterRunning

/// The modules that code asks for by name, the headers that others name, and the files that a compiler lists.
@Suite struct AskedNamesTests {
    typealias Case = NamedCase<(text: String, names: [String])>

    @Test(arguments: [
        Case("import", ("import Foundation", ["Foundation"])),
        Case("import of a part", ("@_exported import struct Plotting.Line; let a = 1", ["Plotting"])),
        Case("condition", ("#if canImport(CExtra) && !canImport( `Other` )", ["CExtra", "Other"])),
        Case("part of a module", ("#elseif canImport(A.B)", ["A.B"])),
        Case("version", ("#if canImport(A, _version: 2.1)", ["A,_version:2.1"])),
        Case("over lines", ("#if canImport(\n    A\n)", ["A"])),
        Case("other words", ("let important = 1, reimports = 2", [])),
        Case("nothing", ("", [])),
        Case("an end", ("import", [])),
    ])
    func modules(_ question: Case) { #expect(ModuleQuestions.asked(in: question.value.text.utf8) == question.value.names) }

    @Test(arguments: [
        Case("includes", ("#include <a/b.h>\n  # include \"c d.h\"\n", ["a/b.h", "c d.h"])),
        Case("digraph", ("%:include <a.h>\n x %: 2\n", ["a.h"])),
        Case("looked for", ("#if defined(X) && __has_include(<x.h>) || \\\n  __has_include(\"y.h\")\n", ["x.h", "y.h"])),
        Case("macro", ("#define FT_FREETYPE_H <freetype/freetype.h>\n", ["freetype/freetype.h"])),
        Case("path that a program reads", ("#define MOUNTED \"/etc/mtab\"\n", [])),
        Case("absolute include", ("#include \"/usr/include/a.h\"\n", ["/usr/include/a.h"])),
        Case("text of a function", ("f(\"a.h\", b < c, d > e);\n", [])),
        Case("where it is from", ("#line 1 \"/dev/stdin\"\n# 3 \"walk.y\" 1\n#\tline 2 \"a.y\"\n#include \"a.h\"\n", ["a.h"])),
        Case(
            "over lines that end in blanks",
            ("#if __has_include(\"a.h\") || \\\r\n \\ \t\n __has_include(\"b.h\")\r\n\"c.h\"", ["a.h", "b.h"])
        ),
        Case("left open", ("#error it's <so\n#include <a.h>", ["a.h"])),
    ])
    func headers(_ header: Case) {
        #expect(NamedHeader.list(in: Array(header.value.text.utf8), isModuleMap: false).map(\.name) == header.value.names)
    }

    @Test func headersOfAModuleMap() {
        let map = "module A {\n  umbrella header \"A.h\"\n  link \"a\"\n}\nextern module B \"B/module.modulemap\"\n"
        #expect(
            NamedHeader.list(in: Array(map.utf8), isModuleMap: true).map(\.name) == [
                "A.apinotes", "A.h", "A_private.apinotes", "B.apinotes", "B/module.modulemap", "B_private.apinotes", "a",
            ])
    }

    @Test func headersOfAnUmbrellaFolder() throws {
        let tree = try FileTree()
        for name in ["a.h", "b.H", "c.hh", "in/d.hpp", "e.inc", "f.c"] { try tree.write("", to: "all/\(name)") }
        var folders = HeaderFolders([])
        let found = try folders.files(
            of: NamedHeader(name: "all", isQuoted: true), in: tree.path("module.modulemap"), isModuleMap: true)
        #expect(found == ["a.h", "b.H", "c.hh", "in/d.hpp"].map { tree.path("all/\($0)") })
    }

    @Test(arguments: [
        Case("several rules", ("/o/a.o : /s/a.swift /s/b.h\n/o/b.o : /s/b.swift\n", ["/s/a.swift", "/s/b.h", "/s/b.swift"])),
        Case("over lines", ("dependencies: /s/a.c \\\n  /s/a.h\n", ["/s/a.c", "/s/a.h"])),
        Case("blanks and signs", ("a.o : /s/it\\ is\\#1.h /s/$$x.h b.swift", ["/s/$x.h", "/s/it is#1.h"])),
        Case("nothing", ("", [])),
    ])
    func listedFiles(_ list: Case) { #expect(CompilerDependencies(parsing: list.value.text).files == list.value.names) }
}
