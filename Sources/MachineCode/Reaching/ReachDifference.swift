/// What an edit changed in what a block reaches, by mangled name.
package struct ReachDifference: Sendable, Equatable {
    package var changed: [String]
    package var added: [String]
    package var removed: [String]
    /// Modules that enter as a whole since.
    package var fallbacks: [Reach.Fallback]

    package var isEmpty: Bool { changed.isEmpty && added.isEmpty && removed.isEmpty && fallbacks.isEmpty }

    /// The names of functions that differ, as a reader knows them: changed ones first.
    package var names: [String] { (changed + added + removed).map(Demangler.demangle) }
}
