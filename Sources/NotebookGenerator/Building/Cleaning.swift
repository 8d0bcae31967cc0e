import Foundation

extension Builder {
    /// Removes what builds make again: the files of the site that are ours, and the notebook's memory.
    package func clean() throws {
        // Nothing to wait for, and no folder to make, where nothing was built.
        guard FileManager.default.fileExists(atPath: project.memory) || FileManager.default.fileExists(atPath: project.site)
        else { return }
        try withLock {
            try SiteRemoval(site: project.site, remembered: project.folder.published, notice: { observe(.notice($0)) }).run()
            try project.folder.remove()
        }
    }
}
