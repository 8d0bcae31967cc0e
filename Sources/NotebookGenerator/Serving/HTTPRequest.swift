/// A request as it came in.
struct HTTPRequest: Sendable, Equatable {
    var method: String
    /// The path of the address, still percent-encoded, without its query.
    var target: String
    /// The `Host` header.
    var host: String?
    /// Whether a body follows, which is never read.
    var hasBody: Bool

    init(method: String = "GET", target: String, host: String?, hasBody: Bool = false) {
        self.method = method
        self.target = target
        self.host = host
        self.hasBody = hasBody
    }
}
