import Foundation
import Storage
import Synchronization
import Weaving

/// Parts of fonts that were cut out before; a new one is cut by fontTools, which takes a second.
struct FontMemory {
    let store: Store
    let stamps: FileStamps

    /// By this process, for whichever store.
    private static let cutBefore = Mutex<[Digest: Data]>([:])
    private static let debianPackages = "python3-fonttools python3-brotli"

    /// The digest of the web font, whose bytes the store holds then.
    func digest(of subset: FontSubset) throws -> Digest {
        let key = Digest(
            ofAll: ["font 2", try stamps.digest(of: subset.source).description] + (try tools()) + subset.characters + ["features"]
                + FontSubset.features)
        if let digest = store.record(Digest.self, of: .fonts, for: key), store.holds(digest) { return digest }
        let bytes = try Self.cutBefore.withLock { $0[key] } ?? cut(subset)
        Self.cutBefore.withLock { $0[key] = bytes }
        let digest = try store.add(bytes)
        try store.setRecord(digest, of: .fonts, for: key)
        return digest
    }

    /// What tells one version of the tools from another, as far as Debian installs them: others cut the same font into other bytes.
    private func tools() throws -> [String] {
        let modules = "/usr/lib/python3/dist-packages"
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: modules)) ?? []).filter { $0.hasPrefix("_brotli") }
        return try (["fontTools/__init__.py"] + names.sorted()).map { "\(modules)/\($0)" }.filter(isPresent).flatMap {
            [$0.fileName, try stamps.digest(of: $0).description]
        }
    }

    private func cut(_ subset: FontSubset) throws -> Data {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("notebook-font-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let target = folder.appendingPathComponent("font.woff2")
        let result = try ChildProcess.run([
            "/usr/bin/python3", "-m", "fontTools.subset", subset.source, "--flavor=woff2", "--no-hinting", "--desubroutinize",
            "--unicodes=" + subset.characters.joined(separator: ","),
            "--layout-features=" + FontSubset.features.joined(separator: ","), "--output-file=\(target.path)",
        ])
        guard result.status == .exited(0), let bytes = try? Data(contentsOf: target) else {
            throw SystemFailure(
                "\(subset.source): cannot be made a web font; are \(Self.debianPackages) installed?\n\(result.output)")
        }
        return bytes
    }
}
