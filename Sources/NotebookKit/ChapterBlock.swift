import ChapterInterface

/// A block of a chapter as the tangled program holds it.
///
/// Blocks are global constants, and their fingerprints start at the function that fills the constant. All that decides a
/// block's outcome must be reached from there: so its initializer makes the whole of its work, with what stores or draws the
/// result. No initializer may be inlined: the optimizer would dissolve the constant.
public protocol ChapterBlock: Sendable {
    var name: String { get }
    var work: BlockWork { get }
}

/// What a block does, from its session to its product.
public struct BlockWork: Sendable {
    private let body: @Sendable (RunCommand, @escaping @Sendable (Double) -> Void) throws -> BlockProduct<String>

    /// - Parameters:
    ///   - name: the block's, from which its session has its seed.
    ///   - body: hands the product over; what is too large for a message it writes into the folder.
    init(of name: String, body: @escaping @Sendable (Session, _ folder: String) throws -> BlockProduct<String>) {
        self.body = { command, report in
            let session = Session(
                name: name, dataFolder: command.dataFolder, parameters: command.parameters, cell: command.cell,
                report: report)
            return try body(session, command.folder)
        }
    }

    func run(_ command: RunCommand, report: @escaping @Sendable (Double) -> Void) throws -> BlockProduct<String> {
        try body(command, report)
    }
}
