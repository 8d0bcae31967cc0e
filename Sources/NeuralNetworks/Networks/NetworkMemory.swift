/// Memory is foreseen, and refused where it is too much, before anything is allocated.
public enum NetworkMemory {
    /// 4 GiB.
    public static let defaultLimit = 4 << 30

    static func require(_ bytes: Int, limit: Int) throws(NetworkFailure) {
        guard bytes <= limit else { throw .memory(bytes: bytes, limit: limit) }
    }
}
