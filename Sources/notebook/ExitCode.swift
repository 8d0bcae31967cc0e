/// How the notebook ends, for the shell that started it.
enum ExitCode: Int32 {
    case success = 0
    /// The author's errors, all listed.
    case authorErrors = 1
    case usage = 2
    /// The tool or the system failed.
    case failure = 3
}
