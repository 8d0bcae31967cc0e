/// A piece of an object file that is reached as a whole: a function, a variable, a constant, a metadata record.
struct Entity: Sendable {
    enum Role: UInt8, Sendable {
        case code
        case data
        /// An entry of a mergeable section: the linker folds equal ones, so that its contents are its identity.
        case constant
        /// Stands for all objects of a section that a reference might mean.
        case group
    }

    var role: Role
    var section: Int32
    var start: UInt64
    var size: UInt64
    /// The symbol that names it, or -1.
    var symbol: Int32 = -1
    /// A reference against its section may mean it: it has no name, or a private one.
    var isPrivate = true
    /// Its references, a range of the object file's edges.
    var edges: Range<Int32> = 0..<0
    /// Of its contents, without what its references point to.
    var digest = Digest()
}

/// A reference from an entity.
struct Edge: Sendable {
    enum Target: Sendable, Equatable {
        /// In the same object file.
        case entity(Int32)
        /// By name: an index into the object file's symbols.
        case symbol(Int32)
        case nothing
    }

    /// Where in the entity.
    var offset: UInt32
    /// The relocation's type, or one of our own for references without a relocation.
    var type: UInt32
    /// Relative to the target's start.
    var addend: Int64
    var target: Target

    /// The assembler resolved the distance: no relocation is left.
    static let resolvedType: UInt32 = 0xffff_0001
    /// One of several objects that a reference may mean.
    static let candidateType: UInt32 = 0xffff_0002
    /// A function's exception table or personality.
    static let unwindType: UInt32 = 0xffff_0003
}
