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

    /// Text, or a number as it is written.
    var text: String? {
        switch value {
        case .string(let text): text.trimmingSpaces()
        case .number(let digits): digits
        default: nil
        }
    }

    /// As JSON.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    subscript(name: String) -> LocatedJSON? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.name == name }?.value
    }
}
