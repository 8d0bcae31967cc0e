/// `[see @a, pp. 33–35; -@b]`, or `@a [p. 3]`.
package struct Citation: Hashable, Codable, Sendable {
    package struct Item: Hashable, Codable, Sendable {
        package var key: String
        /// What stands before the key, `see`.
        package var prefix = ""
        /// What follows it, `, pp. 33–35`.
        package var suffix = ""
        /// `-@a`: the sentence names the authors already.
        package var suppressesAuthor = false

        package init(key: String) { self.key = key }
    }

    package var items: [Item]
    /// `@a [p. 3]`: the authors are part of the sentence.
    package var isTextual: Bool

    package init(items: [Item], isTextual: Bool = false) {
        self.items = items
        self.isTextual = isTextual
    }
}
