import Foundation

/// What open pages are told: which state of the book the preview is in.
struct PreviewStatus: Sendable, Equatable {
    /// The digest of all that the preview shows; a page that shows another state reloads.
    var state = ""
    var isBuilding = false

    var event: ServerSentEvent {
        ServerSentEvent("status", "{\"state\":\"\(state)\",\"isBuilding\":\(isBuilding)}")
    }
}
