import Foundation
import MachineCode
import Testing

@Suite("Names across object files")
struct LinkingTests {
    private let workshop: Workshop
    init() throws { workshop = try Workshop() }

    private func digest(_ sources: [String]) throws -> String { try reach(sources).digest }

    private func reach(_ sources: [String]) throws -> Reach {
        try ObjectSet(sources.map { try workshop.compileC($0) }).reach(from: ["start"])
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

    /// As the linker takes it; a chapter's own copy, of the same source, comes and goes with how the compiler optimises it.
    @Test func ofSwiftsCopiesTheFirstOfAModuleCounts() throws {
        let name = "$s3Gen4modeyxxs17FixedWidthIntegerRzlFSi_Tg5"
        let user = "int mode(int) __asm__(\"\(name)\"); int start(int x) { return mode(x) + 1; }"
        let copy = { (n: Int) in
            "int mode(int) __asm__(\"\(name)\"); __attribute__((weak, noinline)) int mode(int x) { return x * \(n); }"
        }
        func digest(_ sources: [String], chapterCount: Int = 1) throws -> String {
            try ObjectSet(sources.map { try workshop.compileC($0) }, chapterCount: chapterCount).reach(from: ["start"]).digest
        }
        let first = try digest([user, copy(3), copy(5)])
        #expect(try first == digest([user, copy(3), copy(7)]))
        #expect(try first != digest([user, copy(5), copy(3)]))
        #expect(try first == digest([user, copy(7), copy(3), copy(5)], chapterCount: 2))
        #expect(try first == digest([user, copy(3)], chapterCount: 2))
        // Those of C and C++, which functions of headers leave, as well.
        let call = "int helper(int); int start(int x) { return helper(x) + 1; }"
        let weak = { (n: Int) in "__attribute__((weak, noinline)) int helper(int x) { return x * \(n); }" }
        #expect(try digest([call, weak(7), weak(3)], chapterCount: 2) == digest([call, weak(5), weak(3)], chapterCount: 2))
        #expect(try digest([call, weak(7), weak(3)], chapterCount: 2) != digest([call, weak(7), weak(5)], chapterCount: 2))
    }

    /// The numbers are the linker's order, whatever that of the files.
    @Test func thePlaceOfStartUpCodeCounts() throws {
        let user = "volatile int order; int start(void) { return order; }"
        let code = { (name: String, place: String) in
            "extern volatile int order; __attribute__((constructor\(place))) static void \(name)(void) { order = 3; }"
        }
        let first = try digest([user, code("one", "(203)"), code("two", "(202)")])
        #expect(try first == digest([user, code("one", "(203)"), code("other", "(202)")]))
        #expect(try first != digest([user, code("one", "(201)"), code("two", "(202)")]))
        #expect(try first != digest([user, code("one", ""), code("two", "(202)")]))
    }

    /// What asks for as much as a page may be asked where it lies.
    @Test func alignmentBeyondThatOfAnyTypeCounts() throws {
        let source = { (alignment: Int) in
            "_Alignas(\(alignment)) char buffer[64] = {1}; char *volatile place = buffer;"
                + "int start(void) { return ((unsigned long)place & 4095) == 0; }"
        }
        #expect(try digest([source(4096)]) != digest([source(16)]))
        #expect(try digest([source(32)]) == digest([source(16)]))
    }

    /// From static libraries come those objects alone that something needs: what another would define changes nothing, until one takes it.
    @Test func anArchivesObjectsCountWhenTheyAreTaken() throws {
        let user =
            "extern int maybe(void) __attribute__((weak)); int need(void); "
            + "__attribute__((weak, noinline)) int tune(void) { return 1; } int start(void) { return maybe ? maybe() : tune() + need(); }"
        func digest(_ user: String, _ members: [String]) throws -> String {
            let program = [try workshop.compileC(user)]
            let taken = program.members(takenFrom: try members.map { try workshop.compileC($0) }, libraries: LinkedLibraries())
            return try ObjectSet(program + taken).reach(from: ["start"]).digest
        }
        let spare = { (n: Int) in "int tune(void) { return \(n); } int maybe(void) { return 33; } int other(void) { return 4; }" }
        let needed = "int need(void) { return 2; }"
        let first = try digest(user, [needed, spare(50)])
        #expect(try first == digest(user, [needed, spare(51)]))
        #expect(try first == digest(user, [spare(50), needed]))
        #expect(try first != digest(user, ["int need(void) { return 3; }", spare(50)]))
        // One that was taken needs it.
        let needing = "int other(void); int need(void) { return other() - 2; }"
        let second = try digest(user, [needing, spare(50)])
        #expect(try second != digest(user, [needing, spare(51)]))
        #expect(second != first)
    }

    /// Whether a library is linked that nothing else needs is for all of the program's code to say.
    @Test func whatIsAskedForInCaseItIsThereMakesEverythingCount() throws {
        let user = "extern int far(void) __attribute__((weak)); int start(void) { return far ? 1 : 0; }"
        let reach = try reach([user, "int other(void) { return 3; }"])
        #expect(reach.fallbacks.map(\.reason) == ["it asks whether far is there, which depends on what else is linked"])
        #expect(try reach.digest != digest([user, "int other(void) { return 4; }"]))
        #expect(try self.reach([user, "int far(void) { return 3; }"]).fallbacks.isEmpty)
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
    func compileCPlusPlus(_ source: String) throws -> ObjectFile {
        let name = "cpp-\(UUID().uuidString)"
        try write(source, to: "\(name).cpp")
        try run("clang", ["-O2", "-fPIC", "-fexceptions", "-ffunction-sections", "-c", "\(name).cpp", "-o", "\(name).o"])
        return try object("\(name).o")
    }
}
