import Foundation
internal import Glibc

/// A standard stream, and what it can show.
struct Terminal {
    static let output = Terminal(handle: .standardOutput)
    static let error = Terminal(handle: .standardError)

    private let handle: FileHandle

    var isInteractive: Bool { isatty(handle.fileDescriptor) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb" }

    var hasColour: Bool { isInteractive && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty }

    var columns: Int {
        var size = winsize()
        return ioctl(handle.fileDescriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    func print(_ text: String) { handle.write(Data(text.utf8)) }
}
