internal import Digests

/// What an object file says of code, data and names.
package enum ObjectContents {
    /// The digest of all that can decide what the code of an object file does, or what can be reached from it.
    ///
    /// Left out are debugging information, in which every line of the source has its number, the compiler's hash of its input, and where
    /// things stand in the file: so that a comment, or moved lines, leave the digest as it was.
    ///
    /// - Complexity: one pass over the rest of the file.
    package static func digest(ofFile path: String) throws(ELFError) -> Digest {
        let image = try ELFImage(file: MappedFile(path: path))
        var hasher = SHA256()
        hasher.update("contents 1")
        hasher.update(image.machine.rawValue)
        for section in image.sections {
            let isKept = !tellsOfSource(section, in: image)
            // Symbols and relocations name sections by their numbers: one that is left out keeps its own.
            hasher.update(section.name)
            hasher.update(section.type)
            hasher.update(section.link)
            hasher.update(section.info)
            for number in [section.flags, section.alignment, section.entrySize, isKept ? section.size : 0] {
                hasher.update(number)
            }
            if isKept { hasher.update(try image.contents(of: section)) }
        }
        return hasher.finish()
    }

    /// Nothing that is loaded refers to such a section.
    private static func tellsOfSource(_ section: ELFSection, in image: ELFImage) -> Bool {
        if section.type == ELFSection.Kind.relocationsWithAddends, image.sections.indices.contains(Int(section.info)) {
            return isDebugging(image.sections[Int(section.info)])
        }
        return section.name == ".swift_modhash" || isDebugging(section)
    }

    private static func isDebugging(_ section: ELFSection) -> Bool { !section.isLoaded && section.name.hasPrefix(".debug_") }
}
