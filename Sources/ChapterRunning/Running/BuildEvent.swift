/// What a build tells while it goes on.
package enum BuildEvent: Sendable {
    case started(chapter: String, block: String)
    case progressed(chapter: String, block: String, fraction: Double)
    case finished(chapter: String, block: String, seconds: Double, failed: Bool)
    case notice(String)
}

package typealias BuildObserver = @Sendable (BuildEvent) -> Void
