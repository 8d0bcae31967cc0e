/// The order in which a claim's values follow each other. Two that are equal neither rise nor fall; values that are not numbers have no
/// order.
public enum ClaimedOrder: Sendable {
    case rising, falling, notRising, notFalling

    var words: String {
        switch self {
        case .rising: "rising"
        case .falling: "falling"
        case .notRising: "not rising"
        case .notFalling: "not falling"
        }
    }

    func holds(of values: [Double]) -> Bool {
        values.count > 1
            && zip(values, values.dropFirst()).allSatisfy { former, latter in
                switch self {
                case .rising: former < latter
                case .falling: former > latter
                case .notRising: former >= latter
                case .notFalling: former <= latter
                }
            }
    }
}
