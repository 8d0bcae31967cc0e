/// One value a datum: numbers, or names of categories.
public struct Channel: Equatable, Sendable {
    package enum Values: Equatable, Sendable {
        case numbers([Double])
        case categories([String])
    }

    package var values: Values

    package init(_ numbers: [Double]) { values = .numbers(numbers) }
    package init(categories: [String]) { values = .categories(categories) }

    package var count: Int {
        switch values {
        case .numbers(let numbers): numbers.count
        case .categories(let names): names.count
        }
    }

    package func selecting(_ indices: [Int]) -> Channel {
        switch values {
        case .numbers(let numbers): Channel(indices.map { numbers[$0] })
        case .categories(let names): Channel(categories: indices.map { names[$0] })
        }
    }
}
