import Foundation
internal import Glibc

/// Whether there is anything at `path`: a file, a folder or a link, wherever that leads.
package func isPresent(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
}

/// Removes what is at `path`, a folder with all that is in it.
package func removeIfPresent(_ path: String) throws {
    if isPresent(path) { try FileManager.default.removeItem(atPath: path) }
}
