import Foundation
import Testing

@testable import MachineCode

/// What a library calls or reads by its name counts for every block: which blocks get there can't be seen.
@Suite struct LibraryTests {
    private let workshop: Workshop
    init() throws { workshop = try Workshop() }

    /// Whether a function of the program counts that it does not call itself.
    ///
    /// - Parameters:
    ///   - own: the function's declaration, up to its name.
    ///   - areOfSystem: whether the libraries come with the system.
    private func counts(_ own: String = "int own", with libraries: String..., areOfSystem: Bool = false) throws -> Bool {
        func digest(_ n: Int) throws -> String {
            let program = "int library(int); int start(int x) { return library(x); } \(own)(int x) { return x * \(n); }"
            let linked = try LinkedLibraries(at: libraries, system: areOfSystem ? Set(libraries) : [])
            return try ObjectSet([workshop.compileC(program)], libraries: linked).reach(from: ["start"]).digest
        }
        return try digest(3) != digest(4)
    }

    private static let calling = "int own(int); int library(int x) { return own(x) + 1; }"
    private static let calledHere =
        "__attribute__((noinline, optnone)) int own(int x) { return x; } int library(int x) { return own(x); }"

    @Test(arguments: [
        calling, calledHere, "int own(int); int (*library)(int) = own;",
        // It opens others, or looks names up, which may be of its own.
        "int own(int x) { return x; } void *dlopen(const char *, int); void *library(void) { return dlopen(\"x.so\", 1); }",
        "int own(int x) { return x; } void *dlsym(void *, const char *); void *library(void) { return dlsym(0, \"own\"); }",
        "int own(int x) { return x; } void *dlopen(const char *name, int mode) { return 0; }",
    ])
    func aSharedLibraryUses(_ library: String) throws {
        let library = try workshop.sharedLibrary(library)
        #expect(try counts(with: library))
        #expect(try counts("__attribute__((visibility(\"protected\"))) int own", with: library))
        #expect(try !counts("__attribute__((visibility(\"hidden\"))) int own", with: library))
        #expect(try !counts("int other", with: library))
        #expect(try !counts())
    }

    @Test(arguments: [
        calling, "__attribute__((weak)) int own(int x) { return x; }", "extern int own[]; int library(int x) { return own[x]; }",
    ])
    func aStaticLibraryUses(_ library: String) throws {
        // A member of an odd size comes first.
        let library = try workshop.staticLibrary(["int idle(void) { return 1; } const char odd[] = \"odd\";", library])
        #expect(try counts(with: library))
        #expect(try counts("__attribute__((visibility(\"hidden\"))) int own", with: library))
        #expect(try !counts("static __attribute__((used)) int own", with: library))
    }

    @Test func aVariableThatTwoDefineIsOne() throws {
        let library = try workshop.staticLibrary(["int shared; int library(int x) { return shared; }"], options: ["-fcommon"])
        func digest(_ n: Int) throws -> String {
            let program = "int shared = \(n); int library(int); int start(int x) { return library(x); }"
            return try ObjectSet([workshop.compileC(program)], libraries: LinkedLibraries(at: [library])).reach(from: ["start"])
                .digest
        }
        #expect(try digest(3) != digest(4))
    }

    /// In a group of which the linker takes one, or unique in a process: compilers of C++ make such for templates.
    @Test(arguments: [
        ".section .text.own,\"axG\",%progbits,own,comdat\n.globl own\nown:\nret\n.text",
        ".data\n.globl own\n.type own,%gnu_unique_object\nown:\n.long 1\n.text",
    ])
    func aDefinitionThatGivesWayIsUsed(_ assembly: String) throws {
        let lines = assembly.split(separator: "\n").map { "\"\($0.replacing("\"", with: "\\\""))\\n\"" }.joined(separator: " ")
        #expect(try counts(with: workshop.staticLibrary(["__asm__(\(lines));"])))
    }

    @Test func relocationsThatTheLinkerLeftForOthersAreNone() throws {
        let options = ["-Wl,--emit-relocs"]
        #expect(try counts(with: workshop.sharedLibrary(Self.calling, options: options)))
        #expect(try !counts(with: workshop.sharedLibrary("int library(int x) { return x; }", options: options)))
    }

    @Test func whatIsGatheredInASectionIsUsedByItsBounds() throws {
        let source = "typedef int F(int); extern F *__start_hooks[]; int library(int x) { return (*__start_hooks)(x); }"
        let hook =
            "static __attribute__((noinline)) int own(int x); __attribute__((used, section(\"hooks\"))) static int (*hook)(int) = own; "
            + "static int own"
        #expect(try counts(hook, with: workshop.staticLibrary([source])))
        #expect(try counts(hook, with: workshop.sharedLibrary(source)))
        #expect(try counts(hook, with: workshop.staticLibrary([source], options: ["-flto"])))
        #expect(try !counts(hook, with: workshop.staticLibrary(["int library(int x) { return x; }"])))
    }

    /// A library of somebody's opens others, which may use what any library defines; the system's open their own.
    @Test func whatIsOpenedMayUseWhatOthersDefine() throws {
        let opening = try workshop.sharedLibrary(
            "void *dlopen(const char *, int); void *library(void) { return dlopen(\"x.so\", 1); }")
        let other = try workshop.sharedLibrary("int own(int x) { return x; }")
        #expect(try counts(with: opening, other))
        #expect(try !counts(with: opening, other, areOfSystem: true))
        #expect(try !counts(with: other))
    }

    @Test func anObjectThatIsCalledALibraryIsOne() throws {
        try workshop.write("int own(int); int library(int x) { return own(x); }", to: "object.c")
        try workshop.run("clang", ["-O1", "-fPIC", "-c", "object.c", "-o", "libobject.a"])
        let library = workshop.folder.appendingPathComponent("libobject.a").path
        #expect(try counts(with: library))
        #expect(try !counts("int other", with: library))
    }

    @Test func whatALibraryOnlyDefinesIsItsOwn() throws {
        let own =
            "static int mine(int x) { return x; } int library(int x) { return mine(x) + 1; } int own(int x) { return mine(x); }"
        #expect(try !counts(with: workshop.sharedLibrary(own), workshop.staticLibrary([own])))
        let folders = ["/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu"]
        let math = try #require(folders.map { "\($0)/libm.so.6" }.first(where: FileManager.default.fileExists))
        #expect(try !counts("double gamma", with: math))
        // The C library opens others that may use any name of its own.
        #expect(try counts("long random", with: math.replacing("libm", with: "libc")))
    }

    @Test func aFileThatIsNotUnderstoodMayUseEverything() throws {
        let whole = try Data(contentsOf: URL(fileURLWithPath: workshop.sharedLibrary("int idle(void) { return 1; }")))
        func counts(with contents: Data) throws -> Bool {
            let path = workshop.folder.appendingPathComponent("other.so").path
            try contents.write(to: URL(fileURLWithPath: path))
            return try self.counts(with: path)
        }
        #expect(try !counts(with: whole))
        // Its section headers are cut away, as some tools do.
        var stripped = whole
        stripped.replaceSubrange(40..<48, with: Data(count: 8))
        stripped.replaceSubrange(60..<62, with: Data(count: 2))
        #expect(try counts(with: stripped))
        let bitcode =
            Data("!<arch>\n".utf8) + Data("a.o/            0           0     0     644     4         `\nBC".utf8)
            + Data([0xC0, 0xDE])
        for other in [bitcode, Data("!<arch>\nshort".utf8), Data("!<thin>\n".utf8), Data([1, 0, 2])] {
            #expect(try counts(with: other))
        }
        // Scripts name other files; nothing is in an empty one.
        for other in [Data("GROUP ( libother.so )".utf8), Data("!<arch>\n".utf8), Data()] { #expect(try !counts(with: other)) }
    }

    @Test func oneThatIsCutOffIsReadLikeAnyOther() throws {
        for path in [try workshop.sharedLibrary(Self.calling), try workshop.staticLibrary([Self.calling])] {
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            let cut = workshop.folder.appendingPathComponent("cut").path
            var understood = 0
            for size in stride(from: 0, to: whole.count, by: 61) {
                try whole.prefix(size).write(to: URL(fileURLWithPath: cut))
                if try !LinkedLibraries(at: [cut]).mayUseAll { understood += 1 }
            }
            // The empty file.
            #expect(understood == 1)
        }
    }

    @Test func aLibraryThatIsNotThereIsAnError() {
        #expect(throws: ELFError.self) { try LinkedLibraries(at: ["/absent.so"]) }
    }
}

extension Workshop {
    /// - Returns: the path of the library.
    func sharedLibrary(_ source: String, options: [String] = []) throws -> String {
        let name = "library-\(UUID().uuidString)"
        try write(source, to: "\(name).c")
        try run("clang", ["-O1", "-fPIC", "-shared"] + options + ["\(name).c", "-o", "\(name).so"])
        return folder.appendingPathComponent("\(name).so").path
    }

    /// - Returns: the path of the library, of an object for each source.
    func staticLibrary(_ sources: [String], options: [String] = []) throws -> String {
        let archive = "library-\(UUID().uuidString).a"
        for (number, source) in sources.enumerated() {
            let name = "a-member-with-a-long-name-\(number)"
            try write(source, to: "\(name).c")
            try run("clang", ["-O1", "-fPIC"] + options + ["-c", "\(name).c", "-o", "\(name).o"])
            try run("ar", ["rcS", archive, "\(name).o"])
        }
        return folder.appendingPathComponent(archive).path
    }
}
