/// Gives ids that nothing else has: `wanted`, or `wanted-2`, ….
package struct UniqueIDs {
    private var numbers: [String: Int] = [:]

    package init() {}

    @discardableResult
    package mutating func add(_ wanted: String, to ids: inout Set<String>) -> String {
        var id = wanted
        var number = numbers[wanted] ?? 1
        while !ids.insert(id).inserted {
            number += 1
            id = "\(wanted)-\(number)"
        }
        numbers[wanted] = number
        return id
    }
}
