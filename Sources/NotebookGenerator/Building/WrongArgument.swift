/// What a command can't do with what it was told to: exit code 2.
package struct WrongArgument: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
