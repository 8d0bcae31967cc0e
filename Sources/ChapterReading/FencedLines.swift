/// Tells which lines of a text stand between fences, in quotes and lists too, one line after the other.
package struct FencedLines {
    package enum Place { case prose, fence, code }

    private var opened: Substring?

    package init() {}

    package mutating func place(of line: Substring) -> Place {
        let inner = line.drop { " \t>*+-.0123456789".contains($0) }
        let mark = inner.prefix { $0 == inner.first && "`~".contains($0) }
        if let fence = opened {
            let isClosing =
                mark.count >= fence.count && mark.first == fence.first && inner.allSatisfy { $0 == mark.first || $0.isWhitespace }
            if isClosing { opened = nil }
            return isClosing ? .fence : .code
        }
        guard mark.count >= 3, mark.first == "~" || !inner.dropFirst(mark.count).contains("`") else { return .prose }
        opened = mark
        return .fence
    }
}
