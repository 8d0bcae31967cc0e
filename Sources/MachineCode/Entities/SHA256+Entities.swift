package import Digests

package typealias Digest = Digests.Digest

extension SHA256 {
    mutating func update<Value: FixedWidthInteger>(_ value: Value) {
        withUnsafeBytes(of: value.littleEndian) { update($0) }
    }

    mutating func update(_ name: SymbolName) {
        update(UInt32(truncatingIfNeeded: name.bytes.count))
        update(name.bytes)
    }

    mutating func update(_ string: String) {
        var copy = string
        update(UInt32(truncatingIfNeeded: copy.utf8.count))
        copy.withUTF8 { update(UnsafeRawBufferPointer($0)) }
    }

    mutating func update(_ digest: Digest) { digest.withUnsafeBytes { update($0) } }
}
