internal import CMD4C

/// Why a text can't be read.
enum MD4CError: Error {
    case outOfMemory
    /// Quotes, lists or spans, one inside another: more than anyone writes, and than a thread's stack holds.
    case nestedTooDeeply(offset: Int)

    /// The last place before the failure.
    var offset: Int {
        if case .nestedTooDeeply(let offset) = self { return offset }
        return 0
    }
}

/// MD4C's callbacks as a list of events whose texts are offsets into the source.
enum MD4CParser {
    static func events(in bytes: [UInt8], dialect: MarkdownDialect) throws(MD4CError) -> [MarkdownEvent] {
        let collector = MD4CEventCollector()
        var parser = MD_PARSER()
        parser.flags = flags(of: dialect)
        parser.enter_block = { type, detail, collector in MD4CEventCollector.at(collector) { $0.enterBlock(type, detail) } }
        parser.leave_block = { _, _, collector in MD4CEventCollector.at(collector) { $0.leave(.leaveBlock) } }
        parser.enter_span = { type, detail, collector in MD4CEventCollector.at(collector) { $0.enterSpan(type, detail) } }
        parser.leave_span = { _, _, collector in MD4CEventCollector.at(collector) { $0.leave(.leaveSpan) } }
        parser.text = { type, text, size, collector in
            MD4CEventCollector.at(collector) { $0.text(type, UnsafeRawBufferPointer(start: text, count: Int(size))) }
        }
        let status = bytes.withUnsafeBytes { buffer in
            collector.source = buffer
            return md_parse(
                buffer.baseAddress?.assumingMemoryBound(to: MD_CHAR.self), MD_SIZE(buffer.count), &parser,
                Unmanaged.passUnretained(collector).toOpaque())
        }
        if collector.isTooDeep { throw .nestedTooDeeply(offset: collector.lastOffset) }
        guard status == 0 else { throw .outOfMemory }
        return collector.events
    }

    private static func flags(of dialect: MarkdownDialect) -> UInt32 {
        switch dialect {
        case .commonMark: 0
        // Math is masked before MD4C reads the text (see `MathMask`): its own `$` spans lose to links and emphasis inside them.
        case .chapter: UInt32(MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH)
        }
    }
}

/// Receives MD4C's callbacks. Pointers are turned into offsets at once; none is kept.
private final class MD4CEventCollector {
    var source = UnsafeRawBufferPointer(start: nil, count: 0)
    var events: [MarkdownEvent] = []
    private var depth = 0
    private(set) var isTooDeep = false
    /// Where the last text began.
    var lastOffset = 0
    private static let maximalDepth = 200

    static func at(_ pointer: UnsafeMutableRawPointer?, _ receive: (MD4CEventCollector) -> Void) -> Int32 {
        guard let pointer else { return -1 }
        let collector = Unmanaged<MD4CEventCollector>.fromOpaque(pointer).takeUnretainedValue()
        receive(collector)
        // MD4C 0.4.8 goes on after some positive results, against its documentation.
        return collector.isTooDeep ? -1 : 0
    }

    func enterBlock(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
        enter(.enterBlock(blockTag(type, detail)))
    }

    func enterSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
        enter(.enterSpan(spanTag(type, detail)))
    }

    private func enter(_ event: MarkdownEvent) {
        events.append(event)
        depth += 1
        if depth > Self.maximalDepth { isTooDeep = true }
    }

    func leave(_ event: MarkdownEvent) {
        events.append(event)
        depth -= 1
    }

    func text(_ type: MD_TEXTTYPE, _ text: UnsafeRawBufferPointer) {
        let kind: MarkdownTextKind =
            switch type {
            case MD_TEXT_NULLCHAR: .nullCharacter
            case MD_TEXT_BR: .lineBreak
            case MD_TEXT_SOFTBR: .softBreak
            case MD_TEXT_ENTITY: .entity
            case MD_TEXT_CODE: .code
            case MD_TEXT_HTML: .html
            default: .normal
            }
        if kind == .nullCharacter {
            events.append(.text(kind, .inserted([0])))
        } else if let offset = offset(of: text.baseAddress, count: text.count) {
            lastOffset = offset
            events.append(.text(kind, .source(offset..<offset + text.count)))
        } else {
            events.append(.text(kind, .inserted(Array(text))))
        }
    }

    private func offset(of pointer: UnsafeRawPointer?, count: Int) -> Int? {
        guard let pointer, let base = source.baseAddress, count > 0 else { return nil }
        guard pointer >= base, pointer + count <= base + source.count else { return nil }
        return pointer - base
    }

    private func blockTag(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> MarkdownBlockTag {
        switch type {
        case MD_BLOCK_QUOTE: return .quote
        case MD_BLOCK_UL:
            return .bulletList(isTight: detail.map { $0.load(as: MD_BLOCK_UL_DETAIL.self).is_tight != 0 } ?? true)
        case MD_BLOCK_OL:
            let list = detail?.load(as: MD_BLOCK_OL_DETAIL.self) ?? MD_BLOCK_OL_DETAIL()
            return .orderedList(start: Int(list.start), isTight: list.is_tight != 0)
        case MD_BLOCK_LI: return .item
        case MD_BLOCK_HR: return .rule
        case MD_BLOCK_H: return .heading(level: detail.map { Int($0.load(as: MD_BLOCK_H_DETAIL.self).level) } ?? 1)
        case MD_BLOCK_CODE:
            let code = detail?.load(as: MD_BLOCK_CODE_DETAIL.self) ?? MD_BLOCK_CODE_DETAIL()
            let infoOffset = offset(of: UnsafeRawPointer(code.info.text), count: Int(code.info.size))
            return .code(info: string(code.info) ?? "", isFenced: code.fence_char != 0, infoOffset: infoOffset)
        case MD_BLOCK_HTML: return .html
        case MD_BLOCK_P: return .paragraph
        case MD_BLOCK_TABLE: return .table
        case MD_BLOCK_THEAD: return .tableHead
        case MD_BLOCK_TBODY: return .tableBody
        case MD_BLOCK_TR: return .tableRow
        case MD_BLOCK_TH, MD_BLOCK_TD: return .tableCell(alignment(detail))
        default: return .document
        }
    }

    private func alignment(_ detail: UnsafeMutableRawPointer?) -> MarkdownTable.Alignment {
        switch detail?.load(as: MD_BLOCK_TD_DETAIL.self).align {
        case MD_ALIGN_LEFT: .left
        case MD_ALIGN_CENTER: .center
        case MD_ALIGN_RIGHT: .right
        default: .none
        }
    }

    private func spanTag(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> MarkdownSpanTag {
        switch type {
        case MD_SPAN_STRONG: return .strong
        case MD_SPAN_DEL: return .strikethrough
        case MD_SPAN_CODE: return .code
        case MD_SPAN_A:
            let link = detail?.load(as: MD_SPAN_A_DETAIL.self) ?? MD_SPAN_A_DETAIL()
            return .link(destination: string(link.href) ?? "", title: string(link.title))
        case MD_SPAN_IMG:
            let image = detail?.load(as: MD_SPAN_IMG_DETAIL.self) ?? MD_SPAN_IMG_DETAIL()
            return .image(source: string(image.src) ?? "", title: string(image.title))
        default: return .emphasis
        }
    }

    /// The attribute with its entities decoded; nil when it is absent, which an empty one is not.
    private func string(_ attribute: MD_ATTRIBUTE) -> String? {
        guard let text = attribute.text, let offsets = attribute.substr_offsets, let types = attribute.substr_types else {
            return nil
        }
        let bytes = UnsafeRawBufferPointer(start: text, count: Int(attribute.size))
        var result = ""
        var index = 0
        while offsets[index] < attribute.size {
            let part = String(decoding: bytes[Int(offsets[index])..<Int(offsets[index + 1])], as: UTF8.self)
            switch types[index] {
            case MD_TEXT_ENTITY: result += MarkdownEntity.decode(part)
            case MD_TEXT_NULLCHAR: result += "\u{FFFD}"
            default: result += part
            }
            index += 1
        }
        return result
    }
}
