@preconcurrency internal import Glibc

enum StandardOutput {
    /// Writes line by line even into a pipe, so that what a block printed before a trap is not lost.
    static func bufferByLine() {
        setvbuf(stdout, nil, _IOLBF, 0)
    }
}
