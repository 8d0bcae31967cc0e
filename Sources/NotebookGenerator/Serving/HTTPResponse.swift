import Foundation

/// An answer, complete but for the events that a stream goes on to send.
struct HTTPResponse: Sendable, Equatable {
    enum Body: Sendable, Equatable {
        case bytes(Data)
        /// Server-sent events, for as long as the page is open.
        case events
    }

    enum Status: UInt32, Sendable {
        case ok = 200
        case badRequest = 400
        case forbidden = 403
        case notFound = 404
        case methodNotAllowed = 405
        case unavailable = 503
    }

    var status: Status
    var headers: [String: String]
    var body: Body

    init(_ status: Status, type: String, headers: [String: String] = [:], body: Body) {
        self.status = status
        self.headers = headers.merging(["Content-Type": type]) { given, _ in given }
        self.body = body
    }

    /// A line of text, for programs and misdirected requests.
    static func text(_ status: Status, _ text: String, headers: [String: String] = [:]) -> HTTPResponse {
        HTTPResponse(status, type: ContentType.plainText, headers: headers, body: .bytes(Data((text + "\n").utf8)))
    }
}
