/// One event as it goes over the wire.
struct ServerSentEvent: Sendable, Equatable {
    let text: String

    /// - Parameter data: one line.
    init(_ name: String, _ data: String) {
        text = "event: \(name)\ndata: \(data)\n\n"
    }

    private init(text: String) { self.text = text }

    /// Says nothing; by it the server notices that a page was closed.
    static let heartbeat = ServerSentEvent(text: ":\n\n")
}
