/// A JSON value and the byte at which it starts, so that what is wrong with it can be pointed at.
struct LocatedJSON: Equatable {
    indirect enum Value: Equatable {
        case null
        case bool(Bool)
        /// As written: `37` stays `37`.
        case number(String)
        case string(String)
        case array([LocatedJSON])
        case object([Member])
    }

    struct Member: Equatable {
        var name: String
        /// Where the name starts.
        var offset: Int
        var value: LocatedJSON
    }

    var value: Value
    var offset: Int

    subscript(name: String) -> LocatedJSON? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.name == name }?.value
    }
}
