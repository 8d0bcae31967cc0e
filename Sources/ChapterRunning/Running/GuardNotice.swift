import ChapterInterface
import Foundation
import Storage

/// Says what blocks are not kept from here: once, and again when that changes.
package struct GuardNotice: Sendable {
    /// The file that remembers what was said.
    private let path: String
    private let observe: BuildObserver

    package init(rememberedAt path: String, observe: @escaping BuildObserver) {
        self.path = path
        self.observe = observe
    }

    /// - Parameter missing: what the kernel can't keep blocks from.
    package func tell(_ missing: [BlockGuard]) {
        let text = Self.text(missing, layoutIsFixed: AddressLayout.canBeFixed)
        let bytes = Data((text ?? "").utf8)
        if SealedFile.readText(path, damaged: {}) == bytes { return }
        if let text { observe(.notice(text)) }
        // What can't be remembered is said again.
        try? SealedFile.writeText(bytes, to: path)
    }

    static func text(_ missing: [BlockGuard], layoutIsFixed: Bool) -> String? {
        let unguarded =
            missing.isEmpty
            ? nil
            : "nothing keeps a block from \(missing.map(\.deed).joined(separator: ", or from ")) here: that takes Linux 6.12 or newer"
                + " with Landlock and seccomp, which some containers switch off"
        let layout =
            layoutIsFixed ? nil : "addresses in memory differ from run to run here: this system does not let programs fix them"
        let parts = [unguarded, layout].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}

extension BlockGuard {
    fileprivate var deed: String {
        switch self {
        case .reading: "reading files that its key does not know"
        case .writing: "changing files outside its own folder"
        case .network: "using the network"
        case .signals: "signalling other processes"
        case .calls: "changing modes, limits and the system"
        }
    }
}
