/// Refuses requests that were meant for another host: a page of the web whose name is made to lead here (DNS rebinding) must
/// not read the preview.
enum HostCheck {
    /// Whether `host`, the `Host` header, is this machine at `port`.
    static func isOurs(_ host: String?, port: UInt16) -> Bool {
        guard let host = host?.lowercased() else { return false }
        return ["localhost", "127.0.0.1", "[::1]"].contains { host == "\($0):\(port)" || port == 80 && host == $0 }
    }
}
