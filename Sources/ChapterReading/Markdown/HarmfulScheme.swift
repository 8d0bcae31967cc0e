/// Links that would run something, or lead to the author's own machine.
package enum HarmfulScheme {
    /// The scheme of such a link; nil of every other. Browsers skip blanks and control characters before and in it.
    ///
    /// - Parameter isPicture: a picture may be in the link itself, `data:image/png;base64,…`.
    package static func of(_ destination: String, isPicture: Bool) -> String? {
        let address = String(decoding: destination.utf8.filter { $0 > 0x20 && $0 != 0x7F }, as: UTF8.self).lowercased()
        guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = String(address[..<colon])
        guard ["javascript", "vbscript", "livescript", "data", "file", "blob"].contains(scheme) else { return nil }
        return isPicture && address.hasPrefix("data:image/") ? nil : scheme
    }
}
