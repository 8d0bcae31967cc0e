/// Why a formula was not typeset.
package enum MathError: Error, Equatable {
    /// The author's error, `offset` UTF-8 bytes into the formula.
    case malformed(message: String, offset: Int)
    /// More TeX than a formula has: setting it takes time as the square of its length.
    case tooLong(bytes: Int)
    /// KaTeX is not installed.
    case notInstalled(MissingFile)
    /// KaTeX is there but does not run.
    case engineFailed(String)
}
