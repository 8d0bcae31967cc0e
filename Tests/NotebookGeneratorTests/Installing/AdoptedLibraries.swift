import TestSupport
import Testing

@testable import Storage

/// The libraries that adopters' packages link, which somebody compiled before.
struct AdoptedLibraries {
    let tree: FileTree

    /// That of an artifact bundle.
    func pack() throws {
        let library = "Packed.artifactbundle/packed/libpacked.a"
        try compile(
            "clang -O2 -ffunction-sections -c packed.c -o packed.o && rm -f \(library) && ar rcs \(library) packed.o && rm packed.o",
            in: "features")
    }

    func compileShared() throws { try compile("clang -shared -fPIC -O2 calls.c -o libcalls.so", in: "walks/calls") }

    /// The same, to be linked into the program.
    func compileStatic() throws {
        try compile(
            "rm -f libcalls.* && clang -c -fPIC -O2 calls.c -o calls.o && ar rcs libcalls.a calls.o && rm calls.o",
            in: "walks/calls")
    }

    private func compile(_ script: String, in subfolder: String) throws {
        let result = try ChildProcess.run(["/bin/sh", "-c", script], in: tree.path(subfolder))
        try #require(result.status == .exited(0), "\(result.output)")
    }
}
