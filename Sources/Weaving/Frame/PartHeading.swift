/// The title of a part, in a list of chapters before the first of them.
enum PartHeading {
    static func listItem(before chapter: BookOutline.Entry, _ titles: TitleText) -> [HTMLNode] {
        chapter.part.map { [.tag("li", ["class": "part"], titles.nodes($0))] } ?? []
    }
}
