import Foundation

/// Removes what builds make again: the files of the site that are ours, and the notebook's memory.
package func clean(_ project: Project) throws {
    try SitePublisher.remove(from: project.site)
    if FileManager.default.fileExists(atPath: project.memory) { try FileManager.default.removeItem(atPath: project.memory) }
}
