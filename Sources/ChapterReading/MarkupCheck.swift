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
    static let forbidden: Set = [
        "script", "base", "meta", "object", "embed", "applet", "frame", "frameset", "plaintext", "portal",
    ]

    /// Whether nothing in the HTML runs or swallows what follows it.
    package static func isHarmless(_ html: String) -> Bool { findings(in: html).isEmpty }

    static func findings(in html: String) -> [Finding] {
        MarkupScanner(html).flatMap { tag in
            (MarkupElements.holds(tag.name) ? findings(in: tag) : [unknown(tag, in: html)]) + findings(inTextOf: tag)
        }
    }

    /// In a drawing, a formula or a list of choices, what is text elsewhere is markup to browsers: it may run nothing there either. An end
    /// tag in a value or a comment of it could be that of another such text.
    private static func findings(inTextOf tag: MarkupScanner.Tag) -> [Finding] {
        if forbidden.contains(tag.name) { return [] }
        let text = Array(tag.rawText.utf8)
        return MarkupScanner(tag.rawText, knowsRawText: false).flatMap { inner in
            var found = findings(in: inner)
            if inner.isClosed, let hidden = text[(inner.offset + 1)..<inner.end].firstRange(of: "</".utf8) {
                found.append(Finding(fault: .runningMarkup("</"), offset: hidden.lowerBound, length: hidden.count))
            }
            return found.map { Finding(fault: $0.fault, offset: tag.end + $0.offset, length: $0.length) }
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
        let isAnimation = MarkupElements.animating.contains(tag.name)
        // An address in the course of time is one after the other.
        let addresses =
            isAnimation && attribute.name == "values" ? attribute.value.split(separator: ";").map(String.init) : [attribute.value]
        let isPicture = isAnimation || ["img", "source", "video", "audio", "image"].contains(tag.name)
        guard let scheme = addresses.lazy.compactMap({ HarmfulScheme.of($0, isPicture: isPicture) }).first else { return nil }
        // `data:` in what is no address is text.
        return scheme == "data" && !isAnimation && !ChapterLink.attributes.contains(attribute.name)
            ? nil : .harmfulLink(scheme: scheme)
    }
}
