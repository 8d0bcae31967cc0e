/// Why a file is not an object file that we can read.
package enum ELFError: Error, Equatable, CustomStringConvertible {
    case unreadable(path: String, reason: String)
    case notAnObjectFile(path: String)
    case unsupportedMachine(path: String, machine: UInt16)
    case malformed(path: String, what: String)

    package var description: String {
        switch self {
        case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
        case .notAnObjectFile(let path): "\(path): not a relocatable 64-bit little-endian ELF object file"
        case .unsupportedMachine(let path, let machine): "\(path): machine \(machine) is neither x86-64 nor aarch64"
        case .malformed(let path, let what): "\(path): malformed: \(what)"
        }
    }
}
