@preconcurrency internal import Glibc

enum StandardOutput {
    /// Writes line by line even into a pipe: parts take minutes.
    static func bufferByLine() {
        setvbuf(stdout, nil, _IOLBF, 0)
    }
}
