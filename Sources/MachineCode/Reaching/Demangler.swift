/// Swift's own demangler, which is part of its run-time library.
package enum Demangler {
    /// The declaration that a mangled name stands for; the name itself when it is not mangled.
    package static func demangle(_ name: String) -> String {
        guard let text = swiftDemangle(name, UInt(name.utf8.count), nil, nil, 0) else { return name }
        defer { text.deallocate() }
        return String(cString: text)
    }
}

@_silgen_name("swift_demangle")
private func swiftDemangle(
    _ name: UnsafePointer<CChar>, _ length: UInt, _ buffer: UnsafeMutablePointer<CChar>?,
    _ bufferSize: UnsafeMutablePointer<UInt>?, _ flags: UInt32
) -> UnsafeMutablePointer<CChar>?
