/// `\label{eq-x}`: the name of a line of an equation.
package struct EquationLabel {
    package let name: String
    /// Where the name starts, and where the command ends.
    package let nameStart: String.Index
    package let end: String.Index

    /// Nil when there is none at `index`.
    package init?(at index: String.Index, in tex: String) {
        let rest = tex[index...]
        let opener = "\\label{"
        guard rest.hasPrefix(opener), let close = rest.firstIndex(of: "}") else { return nil }
        nameStart = tex.index(index, offsetBy: opener.count)
        name = String(tex[nameStart..<close])
        end = tex.index(after: close)
    }

    /// All of them, in order.
    package static func all(in tex: String) -> [EquationLabel] {
        var labels: [EquationLabel] = []
        var index = tex.startIndex
        while let backslash = tex[index...].firstIndex(of: "\\") {
            if let label = EquationLabel(at: backslash, in: tex) {
                labels.append(label)
                index = label.end
            } else {
                index = tex.index(backslash, offsetBy: 2, limitedBy: tex.endIndex) ?? tex.endIndex
            }
        }
        return labels
    }
}
