/// A relocation with its addend.
struct ELFRelocation: Sendable {
    var offset: UInt64
    var type: UInt32
    var symbol: Int
    var addend: Int64
}
