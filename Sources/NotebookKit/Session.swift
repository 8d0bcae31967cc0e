import Foundation

/// What a block knows of its run: in scope as `session` in every block.
public struct Session: Sendable {
    /// The block's name.
    public let name: String
    /// A seed that depends on the block's name alone, so that a block's random numbers are its own whatever runs beside it.
    public let seed: UInt64
    /// The folder that holds the data sets which the block names in its option `data`, and no others.
    public let dataFolder: String
    private let report: @Sendable (Double) -> Void

    package init(name: String, dataFolder: String = "", report: @escaping @Sendable (Double) -> Void = { _ in }) {
        self.name = name
        self.dataFolder = dataFolder
        self.report = report
        seed = Session.seed(named: name)
    }

    /// Tells the terminal how far the block has come.
    ///
    /// - Parameter fraction: the part of the work that is done, from 0 to 1.
    public func progress(_ fraction: Double) {
        guard fraction.isFinite else { return }
        report(min(max(fraction, 0), 1))
    }

    /// The bytes of a file of ``dataFolder``.
    ///
    /// - Throws: when the block does not name the data set that has this file.
    public func data(_ file: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: dataFolder).appendingPathComponent(file))
    }

    /// FNV-1a of the name, then the finalizer of SplitMix64, which spreads near names over all 64 bits.
    private static func seed(named name: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
        hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
        return hash ^ (hash >> 31)
    }
}
