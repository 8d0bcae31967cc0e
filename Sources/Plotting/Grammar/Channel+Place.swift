extension Channel {
    /// As messages call the place of a datum: a number, or a category in quotes; nothing without such a datum.
    func place(at index: Int) -> String {
        guard index < count else { return "" }
        return switch values {
        case .numbers(let numbers): NumberText.plain(numbers[index])
        case .categories(let names): "“\(names[index])”"
        }
    }
}
