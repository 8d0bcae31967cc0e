import Foundation
import Storage

/// The modules that a target's files were compiled against, directly or through others.
///
/// The package manager has a target's compiler look again where a module changes that the target names as a dependency. But a type of that
/// module may hold one of a module behind it, and lie in memory as that one says: then the module between changes in no byte, and whoever
/// sees it alone would go on with the older layout.
struct ModuleView {
    let target: String
    /// The file that the compiler's driver writes whenever it has looked: what it knows of the target's files, or the list of a module that
    /// is compiled as a whole.
    let mark: String
    /// Where the modules lie, sorted.
    let modules: [String]

    /// Under which what was seen is remembered, beside what the units were compiled from.
    var key: String { "\(mark) modules" }

    /// Nil for a target that sees none, or that is no Swift.
    init?(of target: String, in built: BuiltModules) {
        guard let module = built.module(ofTarget: target), module.kind != .c else { return nil }
        let marks = ["\(module.buildFolder)/primary.priors", "\(module.buildFolder)/\(target).d"]
        let written = marks.compactMap { path in (try? FileStamp(of: path)).map { (path, $0.modified) } }
        guard let mark = written.max(by: { $0.1 < $1.1 })?.0 else { return nil }
        let modules = module.dependencies.map(built.interface).filter(isPresent).sorted()
        if modules.isEmpty { return nil }
        (self.target, self.mark, self.modules) = (target, mark, modules)
    }

    /// What the target has seen: what is there now, if the compiler has looked since these modules were written, or what it saw when it looked
    /// last; nil if that was something else.
    func seen(known: BuildRecord.Entry?, remembering stamps: FileStamps) throws -> BuildRecord.Entry? {
        let stamp = try FileStamp(of: mark)
        var inputs = UnitInputs()
        inputs.sources = modules
        let now = BuildRecord.Entry(
            stamp: stamp, inputs: inputs,
            digest: Digest(ofAll: try modules.flatMap { [$0.fileName, try stamps.digest(of: $0).description] }))
        if let known, known.stamp == stamp { return known.digest == now.digest ? now : nil }
        let newest = try modules.map { try FileStamp(of: $0).modified }.max() ?? 0
        return newest <= stamp.modified ? now : nil
    }
}
