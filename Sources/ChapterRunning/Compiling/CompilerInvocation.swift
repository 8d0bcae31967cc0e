import Storage

/// Runs the compiler: its arguments, the folder to work in, what is added to the environment. A process in production.
package typealias CompilerInvocation =
    @Sendable (
        _ arguments: [String], _ folder: String?, _ environment: [String: String]
    ) throws -> ChildProcess.Result
