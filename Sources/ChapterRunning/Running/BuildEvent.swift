/// What a build tells while it goes on.
package enum BuildEvent: Sendable {
    case started(chapter: String, block: String)
    case progressed(chapter: String, block: String, fraction: Double)
    /// So many cells of a sweep have a value, or failed.
    case swept(chapter: String, block: String, cells: Int, of: Int)
    /// - Parameter drawn: the bytes of a figure's heaviest drawing, which has a budget; nil for any other block.
    case finished(chapter: String, block: String, seconds: Double, failed: Bool, drawn: Int? = nil)
    /// So many chapters of a large book are through a stage that runs no block, `woven`.
    case counted(stage: String, chapters: Int, total: Int)
    case notice(String)
}

package typealias BuildObserver = @Sendable (BuildEvent) -> Void
