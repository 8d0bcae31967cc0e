/// Why a formula was not typeset.
package enum MathError: Error, Equatable {
    /// The author's error, `offset` UTF-8 bytes into the formula.
    case malformed(message: String, offset: Int)
    /// KaTeX is not installed.
    case notInstalled(MissingFile)
    /// KaTeX is there but does not run.
    case engineFailed(String)
}
