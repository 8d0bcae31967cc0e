import ChapterInterface

/// A computation whose value is stored and is in scope, typed, in the blocks that follow.
public struct Experiment<Value: Codable & Sendable>: ChapterBlock {
    public let name: String
    public let work: BlockWork

    @inline(never)
    public init(_ name: String, body: @escaping @Sendable (Session) throws -> Value) {
        self.name = name
        work = BlockWork(of: name) { session, folder in
            try HandedOverFile.write(try ValueCoding.encode(try body(session)), to: ProductFile.value, in: folder)
            return .value(ProductFile.value)
        }
    }

    /// The stored value. Blocks always read what was stored, never what is still in memory, so that a value means the same in
    /// the run that computes it and in every later one.
    public var value: Value {
        get throws { try StoredValues.shared.value(of: name, as: Value.self) }
    }
}
