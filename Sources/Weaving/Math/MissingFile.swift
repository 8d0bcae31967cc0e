/// A file that a Debian package installs and that is not there.
package struct MissingFile: Error, Hashable, CustomStringConvertible {
    package let path: String
    package let package: String

    package init(path: String, package: String) {
        self.path = path
        self.package = package
    }

    package var description: String { "\(path) is missing: install it with `apt-get install \(package)`" }
}
