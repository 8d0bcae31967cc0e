import Foundation
import Testing

@testable import MachineCode

/// The object files of this very package, as SwiftPM has just built them.
@Suite("Real modules")
struct OwnModulesTests {
    private static let objects: [String] = {
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
            "MachineCode.build")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".swift.o") }.sorted().map { folder.appendingPathComponent($0).path }
    }()

    @Test(.enabled(if: !objects.isEmpty, "not built by SwiftPM")) func areUnderstood() throws {
        let objects = ObjectSet(try Self.objects.map { try ObjectFile(path: $0) })
        #expect(objects.doubts.isEmpty)
        let reach = try objects.reach(from: ["$s11MachineCode9DemanglerO8demangleyS2SFZ"])
        #expect(reach.isTrustworthy)
        #expect(reach.externalNames.contains("swift_demangle"))
    }
}
