import Numerics

/// The indices of a sample, divided into what is trained on and what is held out.
public struct Split: Sendable, Hashable, Codable {
    /// Increasing.
    public let training: [Int]
    /// Increasing.
    public let test: [Int]

    private init(count: Int, test: some Sequence<Int>) {
        let held = Set(test)
        self.test = held.sorted()
        training = (0..<count).filter { !held.contains($0) }
    }

    /// Held out at random: `round(testFraction · count)` of them.
    public static func random(count: Int, testFraction: Double, from stream: RandomStream) -> Split {
        precondition(count >= 0 && testFraction >= 0 && testFraction <= 1, "a fraction of the sample is held out")
        let size = Int((Double(count) * testFraction).rounded())
        return Split(count: count, test: shuffled(count, stream).prefix(size))
    }

    /// A number of random splits, each from a stream of its own.
    public static func random(
        count: Int, testFraction: Double, repetitions: Int, from stream: RandomStream
    ) -> [Split] {
        (0..<repetitions).map { random(count: count, testFraction: testFraction, from: stream.stream($0)) }
    }

    /// Cross-validation: every index is held out once, in parts whose sizes differ by at most one.
    public static func folds(_ folds: Int, count: Int, from stream: RandomStream) -> [Split] {
        precondition(folds >= 2 && folds <= count, "at least two folds, none of them empty")
        let order = shuffled(count, stream)
        return (0..<folds).map { fold in Split(count: count, test: order[fold * count / folds..<(fold + 1) * count / folds]) }
    }

    /// Held out at random by groups, whole ones: in random order until `round(testFraction · n)` samples or more are held out.
    ///
    /// - Parameter groups: a label for each sample. Samples of one group tell too much about each other to be divided.
    public static func random(
        groups: [some Hashable], testFraction: Double, repetitions: Int, from stream: RandomStream
    ) -> [Split] {
        precondition(testFraction >= 0 && testFraction <= 1, "a fraction of the sample is held out")
        let members = members(of: groups)
        let size = Int((Double(groups.count) * testFraction).rounded())
        return (0..<repetitions).map { repetition in
            var test: [Int] = []
            for group in shuffled(members.count, stream.stream(repetition)) where test.count < size { test += members[group] }
            return Split(count: groups.count, test: test)
        }
    }

    /// Cross-validation by groups: each is held out once, as a whole, in folds of nearly the same number of groups.
    public static func folds(_ folds: Int, groups: [some Hashable], from stream: RandomStream) -> [Split] {
        let members = members(of: groups)
        return Split.folds(folds, count: members.count, from: stream).map { split in
            Split(count: groups.count, test: split.test.flatMap { members[$0] })
        }
    }

    /// The samples of each group, in the order of their first members.
    private static func members<Label: Hashable>(of groups: [Label]) -> [[Int]] {
        var (places, members) = ([Label: Int](), [[Int]]())
        for (index, label) in groups.enumerated() {
            if let place = places[label] {
                members[place].append(index)
            } else {
                places[label] = members.count
                members.append([index])
            }
        }
        return members
    }

    /// Random gaps: disjoint runs of `length` consecutive indices are held out, with at least one trained index between them and
    /// at either end, until `testFraction` is reached (rounded down to whole gaps).
    public static func gaps(length: Int, count: Int, testFraction: Double, from stream: RandomStream) -> Split {
        precondition(length >= 1 && testFraction >= 0 && testFraction < 1, "gaps have a length and leave something")
        let wanted = Int(Double(count) * testFraction) / length
        // A gap and the trained index after it are one item; the items and the other trained indices are put in random order.
        let number = min(wanted, max(count - 1, 0) / (length + 1))
        let singles = count - 1 - number * (length + 1)
        guard number > 0 else { return Split(count: count, test: []) }
        let items = Set(shuffled(number + singles, stream).prefix(number))
        var (position, test) = (1, [Int]())
        for item in 0..<number + singles {
            if items.contains(item) { test += position..<position + length }
            position += items.contains(item) ? length + 1 : 1
        }
        return Split(count: count, test: test)
    }

    private static func shuffled(_ count: Int, _ stream: RandomStream) -> [Int] {
        var generator = stream.generator()
        return (0..<count).shuffled(using: &generator)
    }
}
