extension ObjectFile {
    /// The names of the symbols that an object file defines and that start with `prefix`, in the file's order.
    package static func definedNames(inFileAt path: String, prefix: String) throws(ELFError) -> [String] {
        let image = try ELFImage(file: MappedFile(path: path))
        return image.symbols.filter { symbol in
            if case .section = symbol.place { return !symbol.isSection }
            return false
        }.map(\.name.string).filter { $0.hasPrefix(prefix) }
    }
}
