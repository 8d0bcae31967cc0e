/// What a block hands to the notebook when it ends. All that is stored, recorded and compared of a kind of product is told here.
///
/// A file is its name in the folder that the block was given, and its digest as soon as the notebook has stored it.
public enum BlockProduct<File: Codable & Sendable & Equatable & CustomStringConvertible>: Sendable, Equatable {
    /// An experiment's value, as JSON.
    case value(File)
    case figure(DrawnFigure<File>)
    case table(Table)
    case claims([Claim])
    /// An inline value, as plain text.
    case text(String)
}

/// The files of a figure, and its size in CSS pixels.
public struct DrawnFigure<File: Codable & Sendable & Equatable & CustomStringConvertible>: Sendable, Equatable {
    public var width: Double
    public var height: Double
    public var files: [FigureFile: File]
    /// Data that it does not show.
    public var leftOut: [LeftOutData]

    package init(width: Double, height: Double, files: [FigureFile: File], leftOut: [LeftOutData] = []) {
        self.width = width
        self.height = height
        self.files = files
        self.leftOut = leftOut
    }

    /// The bytes of the heavier of the drawings that have a budget.
    package func heaviestDrawing(_ size: (File) -> Int?) -> Int? {
        FigureFile.budgeted.compactMap { files[$0] }.compactMap(size).max()
    }
}

extension BlockProduct {
    /// What it claims; a claim that does not hold fails the build at its line.
    package var claims: [Claim] {
        switch self {
        case .claims(let claims): claims
        case .value, .figure, .table, .text: []
        }
    }
}

// MARK: Storing

extension BlockProduct {
    package var files: [File] {
        switch self {
        case .value(let file): [file]
        case .figure(let figure): Array(figure.files.values)
        case .table, .claims, .text: []
        }
    }

    /// What of its data a figure does not show.
    package var leftOut: [LeftOutData] {
        switch self {
        case .figure(let figure): figure.leftOut
        case .value, .table, .claims, .text: []
        }
    }

    /// The same with something else for each file.
    package func mapFiles<New>(_ transform: (File) throws -> New) rethrows -> BlockProduct<New> {
        switch self {
        case .value(let file): .value(try transform(file))
        case .figure(let figure):
            .figure(
                DrawnFigure(
                    width: figure.width, height: figure.height, files: try figure.files.mapValues(transform),
                    leftOut: figure.leftOut))
        case .table(let table): .table(table)
        case .claims(let claims): .claims(claims)
        case .text(let text): .text(text)
        }
    }
}

extension BlockProduct: Codable {
    private enum Key: String, CodingKey, CaseIterable { case value, figure, table, claims, text }

    public init(from decoder: any Decoder) throws {
        guard let product = try Self(ifPresentIn: decoder) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no product of a block"))
        }
        self = product
    }

    /// Nil if the object has none of a product's keys.
    package init?(ifPresentIn decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        guard let key = Key.allCases.first(where: container.contains) else { return nil }
        self =
            switch key {
            case .value: .value(try container.decode(File.self, forKey: key))
            case .figure: .figure(try container.decode(DrawnFigure<File>.self, forKey: key))
            case .table: .table(try container.decode(Table.self, forKey: key))
            case .claims: .claims(try container.decode([Claim].self, forKey: key))
            case .text: .text(try container.decode(String.self, forKey: key))
            }
    }

    /// Adds one member to the object that the encoder is at.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .value(let file): try container.encode(file, forKey: .value)
        case .figure(let figure): try container.encode(figure, forKey: .figure)
        case .table(let table): try container.encode(table, forKey: .table)
        case .claims(let claims): try container.encode(claims, forKey: .claims)
        case .text(let text): try container.encode(text, forKey: .text)
        }
    }
}

extension DrawnFigure: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: FigureKey.self)
        width = try container.decode(Double.self, forKey: .width)
        height = try container.decode(Double.self, forKey: .height)
        files = [:]
        for file in FigureFile.allCases { files[file] = try container.decodeIfPresent(File.self, forKey: FigureKey(file)) }
        leftOut = try container.decodeIfPresent([LeftOutData].self, forKey: .leftOut) ?? []
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: FigureKey.self)
        try container.encode(width, forKey: .width)
        try container.encode(height, forKey: .height)
        for (file, content) in files { try container.encode(content, forKey: FigureKey(file)) }
        if !leftOut.isEmpty { try container.encode(leftOut, forKey: .leftOut) }
    }
}

/// `width`, `height`, `leftOut`, and a key for each file: `svg`, `-dark.svg`.
private struct FigureKey: CodingKey {
    static let width = FigureKey("width")
    static let height = FigureKey("height")
    static let leftOut = FigureKey("leftOut")

    let stringValue: String
    let intValue: Int? = nil

    init(_ name: String) { stringValue = name }
    init(_ file: FigureFile) { self.init(String(file.rawValue.drop { $0 == "." })) }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}

// MARK: The record

extension BlockProduct {
    /// What `figures/` keeps of it. A value differs from processor to processor, and what readers see of it is in the blocks that use
    /// it: nothing is kept of it.
    ///
    /// - Parameter files: those of a figure that are kept.
    package func recorded(keeping files: [FigureFile]) -> BlockProduct? {
        switch self {
        case .value: return nil
        case .figure(var figure):
            figure.files = figure.files.filter { files.contains($0.key) }
            return .figure(figure)
        case .table, .claims, .text: return self
        }
    }

    /// Everything in it, for the record's seal: first what an inline value says, and nothing else needs.
    package var contents: [String] {
        switch self {
        case .value(let file): return ["", "value", file.description]
        case .figure(let figure):
            let files = [FigureFile.csv, .svg].map { figure.files[$0]?.description ?? "" }
            let others = FigureFile.allCases.filter { !FigureFile.recorded.contains($0) }
            // What is not kept leaves no trace: seals of older ledgers hold.
            let more = others.compactMap { file in figure.files[file].map { "\(file.rawValue) \($0)" } }
            return ["", "figure", "\(figure.width)", "\(figure.height)"] + files + more + figure.leftOut.map(\.sentence)
        case .table(let table):
            let columns = table.columns.flatMap(\.contents)
            let rules = (table.rules ?? []).map { "rule \($0)" }
            let rows = table.rows.flatMap { row in ["row"] + row.flatMap { [$0.text, $0.value, "\($0.isMarked)"] } }
            return ["", "table", "\(table.columns.count)", "\(table.rows.count)"] + columns + rows + rules
        case .claims(let claims):
            return ["", "claims"] + claims.flatMap(\.contents)
        case .text(let text): return ["=\(text)"]
        }
    }

    /// What must be equal exactly for two to be the same.
    package var form: [String] {
        switch self {
        case .value: ["value"]
        case .figure(let figure): ["figure", "\(figure.width)", "\(figure.height)"] + figure.leftOut.map(\.sentence)
        case .table(let table):
            ["table"] + table.columns.flatMap(\.contents) + (table.rules ?? []).map { "rule \($0)" }
                + table.rows.map { row in row.map { $0.isMarked ? "*" : "-" }.joined() }
        case .claims(let claims): ["claims"] + claims.map { "\($0.holds) \($0.line) \($0.column)" }
        case .text: ["text"]
        }
    }

    /// What may differ within a tolerance, in the page's order; a figure's numbers are in its CSV.
    package var shown: [ShownValue] {
        switch self {
        case .value, .figure: []
        case .table(let table):
            table.rows.enumerated().flatMap { row, cells in
                zip(table.columns, cells).enumerated().map { column, pair in
                    let (header, cell) = (pair.0.name, pair.1)
                    return ShownValue(
                        name: "row \(row + 1), \(header)", text: cell.value, rounded: cell.text == cell.value ? nil : cell.text,
                        column: column)
                }
            }
        case .claims(let claims):
            claims.map { ShownValue(name: $0.statement, text: $0.holds ? $0.found : "\($0.found), which is false") }
        case .text(let text): [ShownValue(name: "", text: text)]
        }
    }
}

/// A number or a text that a page shows of a product.
package struct ShownValue: Sendable, Equatable {
    /// What it is inside its block: `row 2, $\gamma$`; empty for an inline value.
    package var name: String
    /// In full.
    package var text: String
    /// What the page shows of it, where that is rounded.
    package var rounded: String?
    /// Numbers of one column are compared at the scale of the largest.
    package var column: Int?

    package init(name: String, text: String, rounded: String? = nil, column: Int? = nil) {
        self.name = name
        self.text = text
        self.rounded = rounded
        self.column = column
    }
}
