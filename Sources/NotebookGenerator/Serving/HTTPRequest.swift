/// A request as it came in.
struct HTTPRequest: Sendable, Equatable {
    var method: String
    /// The path of the address, still percent-encoded, without its query.
    var target: String
    /// The `Host` header.
    var host: String?

    init(method: String = "GET", target: String, host: String?) {
        self.method = method
        self.target = target
        self.host = host
    }
}
