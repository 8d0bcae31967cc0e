/// How many values of a sample a mark that summarises it had to leave out, and of how many.
struct LostValues: Equatable {
    private(set) var notANumber = 0
    private(set) var infinite = 0
    private(set) var total = 0

    init(of values: some Sequence<Double> = []) { add(values) }

    var count: Int { notANumber + infinite }

    mutating func add(_ values: some Sequence<Double>) {
        for value in values {
            total += 1
            if value.isNaN { notANumber += 1 } else if value.isInfinite { infinite += 1 }
        }
    }
}
