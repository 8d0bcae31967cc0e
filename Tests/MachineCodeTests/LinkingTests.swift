import Foundation
import MachineCode
import Testing

@Suite("Names across object files")
struct LinkingTests {
    private let workshop: Workshop
    init() throws { workshop = try Workshop() }

    private func digest(_ sources: [String], libraries: [LinkedLibrary] = []) throws -> String {
        try reach(sources, libraries: libraries).digest
    }

    private func reach(_ sources: [String], libraries: [LinkedLibrary] = []) throws -> Reach {
        try ObjectSet(sources.map { try workshop.compileC($0) }, libraries: libraries).reach(from: ["start"])
    }

    @Test func aFunctionInAnotherObjectIsFollowed() throws {
        let user = "int helper(int); int start(int x) { return helper(x) + 1; }"
        let one = try digest([user, "int helper(int x) { return x * 3; }"])
        #expect(try one != digest([user, "int helper(int x) { return x * 5; }"]))
        #expect(try one == digest([user, "int idle(int x) { return x; }\nint helper(int x) { return x * 3; }"]))
        #expect(try one != digest([user]))
    }

    @Test func theFirstWeakDefinitionCountsUnlessOneIsStrong() throws {
        let user = "int helper(int); int start(int x) { return helper(x) + 1; }"
        let weak = { (n: Int) in "__attribute__((weak, noinline)) int helper(int x) { return x * \(n); }" }
        let first = try digest([user, weak(3), weak(5)])
        #expect(try first == digest([user, weak(3), weak(7)]))
        #expect(try first != digest([user, weak(5), weak(3)]))
        #expect(try first != digest([user, weak(3), "int helper(int x) { return x * 9; }"]))
        #expect(
            ObjectSet([try workshop.compileC(weak(3)), try workshop.compileC(weak(5))]).remarks.contains { $0.contains("helper") }
        )
    }

    @Test func namesOfSystemLibrariesCount() throws {
        let source = { (name: String) in "double \(name)(double); double start(double x) { return \(name)(x) * 2; }" }
        let reach = try reach([source("sinh")])
        #expect(reach.externalNames == ["sinh"])
        #expect(try reach.digest != digest([source("cosh")]))
    }

    @Test func codeThatIsFoundByNameMakesEverythingCount() throws {
        let user = "void *dlsym(void *, const char *); void *start(void) { return dlsym(0, \"secret\"); }"
        let reach = try reach([user, "int secret(void) { return 3; }"])
        #expect(reach.isTrustworthy)
        #expect(reach.fallbacks.map(\.module) == ["*"])
        #expect(reach.fallbacks.map(\.reason) == ["it calls dlsym, which finds code by name"])
        #expect(try reach.digest != digest([user, "int secret(void) { return 4; }"]))
        #expect(try reach.digest == digest([user, "int secret(void) { return 3; }"]))
    }

    /// A program that calls a library, and defines a function that it does not call itself.
    private func replacing(_ n: Int) -> String {
        "int uses(int); int start(int x) { return uses(x); } int replaced(int x) { return x * \(n); }"
    }

    private func isReached(by libraries: LinkedLibrary...) throws -> Bool {
        try digest([replacing(3)], libraries: libraries) != digest([replacing(4)], libraries: libraries)
    }

    @Test func aFunctionThatALibraryUsesIsAlwaysReached() throws {
        #expect(try !isReached())
        let own =
            "__attribute__((noinline, optnone)) int replaced(int x) { return x; } int uses(int x) { return replaced(x) + 1; }"
        let expected = "int replaced(int); int uses(int x) { return replaced(x) + 1; }"
        #expect(try isReached(by: workshop.sharedLibrary(own)))
        #expect(try isReached(by: workshop.sharedLibrary(expected)))
        #expect(try isReached(by: workshop.sharedLibrary("int replaced(int); int (*uses)(int) = replaced;")))
        #expect(try isReached(by: workshop.staticLibrary(["int idle(void) { return 1; }", expected])))
        #expect(try isReached(by: workshop.staticLibrary(["__attribute__((weak)) int replaced(int x) { return x; }"])))
    }

    @Test func aFunctionThatALibraryOnlyDefinesIsNot() throws {
        let bound = "static int mine(int x) { return x; } int uses(int x) { return mine(x) + 1; } "
        #expect(try !isReached(by: workshop.sharedLibrary(bound + "int replaced(int x) { return mine(x); }")))
        #expect(try !isReached(by: workshop.sharedLibrary(bound), workshop.staticLibrary(["int replaced(int x) { return x; }"])))
        // glibc calls none of its own functions by a name that it exports, but for those that it lets a program replace.
        let math = try #require(
            ["/lib/x86_64-linux-gnu/libm.so.6", "/lib/aarch64-linux-gnu/libm.so.6"].first(where: FileManager.default.fileExists))
        #expect(try !isReached(by: LinkedLibrary(path: math)))
        let source = { (n: Int) in "int start(void) { return 1; } double gamma(double x) { return x * \(n); }" }
        let libraries = [try LinkedLibrary(path: math)]
        #expect(try digest([source(3)], libraries: libraries) == digest([source(4)], libraries: libraries))
    }

    @Test func aLibraryThatIsNotUnderstoodMayUseEverything() throws {
        let whole = try workshop.sharedLibrary("int idle(void) { return 1; }")
        #expect(try !isReached(by: whole))
        let file = workshop.folder.appendingPathComponent("library.so")
        var bytes = try Data(contentsOf: file)
        // Its section headers are cut away, as some tools do.
        bytes.replaceSubrange(40..<48, with: Data(count: 8))
        bytes.replaceSubrange(60..<62, with: Data(count: 2))
        for contents in [bytes, Data("GROUP ( libother.so )".utf8), Data("!<arch>\nshort".utf8), Data("!<thin>\n".utf8)] {
            try contents.write(to: file, options: .atomic)
            #expect(try isReached(by: LinkedLibrary(path: file.path)))
        }
    }

    @Test func boundariesStopTheWalkAndNameItself() throws {
        let source = { (n: Int, name: String) in
            "__attribute__((noinline)) int \(name)(int x) { return x * \(n); } int start(int x) { return \(name)(x) + 1; }"
        }
        let stopped = { (n: Int, name: String, label: String) in
            try ObjectSet([try workshop.compileC(source(n, name))]).reach(from: ["start"], stoppingAt: [name: label])
        }
        let reach = try stopped(3, "helper", "result")
        #expect(reach.boundaries == ["result"])
        #expect(try reach.digest == stopped(4, "assistant", "result").digest)
        #expect(try reach.digest != stopped(3, "helper", "another").digest)
    }

    @Test func aMissingRootIsAnError() throws {
        let objects = ObjectSet([try workshop.compileC("int start(void) { return 1; }")])
        #expect(throws: ReachError.noSuchSymbol("absent")) { try objects.reach(from: ["absent"]) }
    }

    @Test func exceptionTablesBelongToTheirFunctions() throws {
        let source = { (n: Int) in
            """
            struct Failure { int code; };
            void risky();
            extern "C" int start() { try { risky(); } catch (Failure &f) { return f.code + \(n); } return 0; }
            """
        }
        let one = try ObjectSet([workshop.compileCPlusPlus(source(3))]).reach(from: ["start"])
        let two = try ObjectSet([workshop.compileCPlusPlus(source(4))]).reach(from: ["start"])
        #expect(one.isTrustworthy)
        #expect(one.digest != two.digest)
        #expect(one.externalNames.contains("__gxx_personality_v0"))
    }
}

extension Workshop {
    func sharedLibrary(_ source: String) throws -> LinkedLibrary {
        try write(source, to: "library.c")
        try run("clang", ["-O1", "-fPIC", "-shared", "library.c", "-o", "library.so"])
        return try LinkedLibrary(path: folder.appendingPathComponent("library.so").path)
    }

    func staticLibrary(_ sources: [String]) throws -> LinkedLibrary {
        let archive = "library-\(UUID().uuidString).a"
        for (number, source) in sources.enumerated() {
            let name = "a-member-with-a-long-name-\(number)"
            try write(source, to: "\(name).c")
            try run("clang", ["-O1", "-fPIC", "-c", "\(name).c", "-o", "\(name).o"])
            try run("llvm-ar", ["rs", archive, "\(name).o"])
        }
        return try LinkedLibrary(path: folder.appendingPathComponent(archive).path)
    }

    func compileCPlusPlus(_ source: String) throws -> ObjectFile {
        let name = "cpp-\(UUID().uuidString)"
        try write(source, to: "\(name).cpp")
        try run("clang", ["-O2", "-fPIC", "-fexceptions", "-ffunction-sections", "-c", "\(name).cpp", "-o", "\(name).o"])
        return try object("\(name).o")
    }
}
