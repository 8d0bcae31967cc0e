/// What a chapter may do with HTML of its own.
package enum MarkupPolicy: String, Sendable, CaseIterable {
    /// What shows something; nothing that runs. The usual.
    case checked
    /// Everything, as it stands.
    case trusted
    /// Nothing: HTML is an error.
    case none
}

/// The one place that says which HTML reaches a page.
package enum MarkupCheck {
    /// Something that no page holds, and where in the HTML it stands.
    struct Finding: Equatable {
        var fault: ReadingFault
        var offset: Int
        var length: Int
    }

    /// Elements that run, load or replace a page.
    private static let forbidden: Set = [
        "script", "base", "meta", "object", "embed", "applet", "frame", "frameset", "plaintext", "portal",
    ]

    /// Whether nothing in the HTML runs or swallows what follows it.
    package static func isHarmless(_ html: String) -> Bool { findings(in: html).isEmpty }

    static func findings(in html: String) -> [Finding] {
        MarkupScanner(html).flatMap { tag in
            MarkupElements.holds(tag.name) ? findings(in: tag) : [unknown(tag, in: html)]
        }
    }

    /// As it is written: types have capitals.
    private static func unknown(_ tag: MarkupScanner.Tag, in html: String) -> Finding {
        let length = tag.name.utf8.count + 1
        let written = String(decoding: html.utf8.dropFirst(tag.offset).prefix(length), as: UTF8.self)
        return Finding(fault: .unknownElement(written + ">"), offset: tag.offset, length: length)
    }

    private static func findings(in tag: MarkupScanner.Tag) -> [Finding] {
        let written = "<\(tag.name)"
        if !tag.isClosed { return [Finding(fault: .unclosedMarkup(written), offset: tag.offset, length: written.utf8.count)] }
        let own =
            forbidden.contains(tag.name)
            ? [Finding(fault: .runningMarkup(written + ">"), offset: tag.offset, length: written.utf8.count)] : []
        return own
            + tag.attributes.compactMap { attribute in
                fault(of: attribute, in: tag).map { fault in
                    Finding(fault: fault, offset: attribute.offset, length: attribute.name.utf8.count)
                }
            }
    }

    private static func fault(of attribute: MarkupScanner.Attribute, in tag: MarkupScanner.Tag) -> ReadingFault? {
        if attribute.name.hasPrefix("on") || attribute.name == "srcdoc" { return .runningMarkup(attribute.name) }
        let isPicture = ["img", "source", "video", "audio", "image"].contains(tag.name)
        guard let scheme = HarmfulScheme.of(attribute.value, isPicture: isPicture) else { return nil }
        // `data:` in what is no address is text.
        return scheme == "data" && !ChapterLink.attributes.contains(attribute.name) ? nil : .harmfulLink(scheme: scheme)
    }
}
