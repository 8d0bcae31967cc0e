/// What the user typed cannot be understood: exit code 2.
struct UsageError: Error {
    let message: String
    let hint: String
}
