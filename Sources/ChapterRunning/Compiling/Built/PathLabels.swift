/// Placeholders for the folders of a project, so that what is derived from paths in them is the same wherever it lies.
struct PathLabels: Sendable {
    /// Tried in their order.
    private let folders: [(label: String, folder: String)]

    /// - Parameter modules: those outside of the package lie wherever its dependencies were put.
    init(products: String, root: String, kit: String?, modules: [PackageModule]) {
        let outside = modules.filter { !$0.folder.hasPrefix("\(root)/Sources/") && !$0.folder.hasPrefix("\(products)/") }
        folders =
            [("<products>", products)] + (kit.map { [("<kit>", $0)] } ?? []) + [("<sources>", "\(root)/Sources")]
            + outside.map { ("<\($0.name)>", $0.folder) }
    }

    func label(_ text: String) -> String {
        folders.reduce(text) { text, place in text.replacing("\(place.folder)/", with: "\(place.label)/") }
    }

    func path(labelled label: String) -> String {
        guard let place = folders.first(where: { label.hasPrefix("\($0.label)/") }) else { return label }
        return place.folder + label.dropFirst(place.label.count)
    }
}
