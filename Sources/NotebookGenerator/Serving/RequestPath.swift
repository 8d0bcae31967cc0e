/// The path of a request as names of folders and, last, of a file; none of them can lead out of a folder.
struct RequestPath: Sendable, Equatable {
    enum Refusal: Error, Equatable {
        /// Not an address at all: answered with 400.
        case malformed
        /// An address of nothing that is served: answered with 404.
        case notServed
    }

    let names: [String]

    init(names: [String]) { self.names = names }

    /// - Parameter target: the path as it was sent: percent-encoded, so that every byte is printable ASCII.
    init(parsing target: String) throws(Refusal) {
        // Bytes, not characters: a combining mark would join the separator before it.
        let bytes = target.utf8
        guard bytes.first == UInt8(ascii: "/"), bytes.allSatisfy(Self.printable.contains) else { throw .malformed }
        let path = bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }.dropFirst()
        if path.isEmpty {
            names = ["index.html"]
            return
        }
        var names: [String] = []
        for part in path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            names.append(try Self.name(part))
        }
        self.names = names
    }

    private static let printable = UInt8(ascii: "!")...UInt8(ascii: "~")

    /// A hidden file is not served either; `.` and `..` are among them.
    private static func name(_ encoded: Substring.UTF8View) throws(Refusal) -> String {
        let bytes = try decode(encoded)
        guard !bytes.contains(0), let name = String(validating: bytes, as: UTF8.self) else { throw .malformed }
        guard !bytes.isEmpty, bytes[0] != UInt8(ascii: "."), !bytes.contains(UInt8(ascii: "/")) else { throw .notServed }
        return name
    }

    private static func decode(_ encoded: Substring.UTF8View) throws(Refusal) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = encoded
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { throw .malformed }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
