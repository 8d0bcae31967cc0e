import Foundation
import Storage
internal import Glibc

/// Sockets that listen on one port of this machine alone: of 127.0.0.1 and, where the machine has it, of ::1.
struct LoopbackSockets: Sendable {
    let descriptors: [Int32]
    let port: UInt16

    static let usualPort: UInt16 = 8000

    /// - Parameter port: nil for the usual one or the next that is free; 0 for any.
    static func open(port: UInt16?) throws -> LoopbackSockets {
        if let port {
            guard let sockets = try listen(on: port) else {
                throw SystemFailure("port \(port) is taken: end the program that listens on it, or choose another with --port")
            }
            return sockets
        }
        for candidate in usualPort..<usualPort + 100 {
            if let sockets = try listen(on: candidate) { return sockets }
        }
        throw SystemFailure("ports \(usualPort) to \(usualPort + 99) are all taken: choose another with --port")
    }

    /// Nil when the port is taken.
    private static func listen(on port: UInt16) throws -> LoopbackSockets? {
        guard let first = try socket4(port) else { return nil }
        let port = try boundPort(of: first)
        do {
            guard let second = try socket6(port) else {
                close(first)
                return nil
            }
            return LoopbackSockets(descriptors: [first] + second, port: port)
        } catch {
            close(first)
            throw error
        }
    }

    private static func socket4(_ port: UInt16) throws -> Int32? {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return try listen(AF_INET, address, port)
    }

    /// No socket at all where there is no ::1; nil when the port is taken.
    private static func socket6(_ port: UInt16) throws -> [Int32]? {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        address.sin6_addr = in6addr_loopback
        do {
            return try listen(AF_INET6, address, port).map { [$0] }
        } catch is NoSuchAddress {
            return []
        }
    }

    private struct NoSuchAddress: Error {}

    private static func listen(_ family: Int32, _ address: some Any, _ port: UInt16) throws -> Int32? {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        if descriptor < 0 && errno == EAFNOSUPPORT { throw NoSuchAddress() }
        guard descriptor >= 0 else { throw SystemFailure(calling: "socket", on: "port \(port)") }
        // Connections of a server that has just ended do not keep its port.
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        if family == AF_INET6 {
            setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &yes, socklen_t(MemoryLayout<Int32>.size))
        }
        let isBound = withUnsafeBytes(of: address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { bind(descriptor, $0.baseAddress, socklen_t(bytes.count)) == 0 }
        }
        if isBound && Glibc.listen(descriptor, SOMAXCONN) == 0 { return descriptor }
        let reason = errno
        close(descriptor)
        switch reason {
        case EADDRINUSE: return nil
        case EADDRNOTAVAIL where family == AF_INET6: throw NoSuchAddress()
        default:
            errno = reason
            throw SystemFailure(calling: "bind", on: "port \(port)")
        }
    }

    private static func boundPort(of descriptor: Int32) throws -> UInt16 {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutableBytes(of: &address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { getsockname(descriptor, $0.baseAddress, &length) }
        }
        guard status == 0 else { throw SystemFailure(calling: "getsockname", on: "the preview's socket") }
        return UInt16(bigEndian: address.sin_port)
    }
}
