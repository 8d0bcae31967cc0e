/// Splits rows into series.
enum SeriesSplit {
    /// The elements of each name, names in the order of first appearance.
    static func groups<Data: Sequence>(
        _ data: Data, by name: (Data.Element) -> String
    ) -> [(name: String, elements: [Data.Element])] {
        var positions: [String: Int] = [:]
        var groups: [(name: String, elements: [Data.Element])] = []
        for element in data {
            let key = name(element)
            if let position = positions[key] {
                groups[position].elements.append(element)
            } else {
                positions[key] = groups.count
                groups.append((key, [element]))
            }
        }
        return groups
    }
}
