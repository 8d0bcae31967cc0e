import ChapterInterface
import Foundation

/// What a block knows of its run: in scope as `session` in every block.
public struct Session: Sendable {
    /// The block's name.
    public let name: String
    /// A seed that depends on the block's name alone, and in a sweep on the cell, so that a block's random numbers are its own whatever runs beside it.
    public let seed: UInt64
    /// The folder that holds the data sets which the block names in its option `data`, and no others.
    public let dataFolder: String
    private let parameters: [String: String]
    private let cell: String?
    private let report: @Sendable (Double) -> Void

    package init(
        name: String, dataFolder: String = "", parameters: [String: String] = [:], cell: String? = nil,
        report: @escaping @Sendable (Double) -> Void = { _ in }
    ) {
        self.name = name
        self.dataFolder = dataFolder
        self.parameters = parameters
        self.report = report
        self.cell = cell
        seed = BlockSeed.seed(named: cell.map { "\(name) \($0)" } ?? name)
    }

    /// The element of the grid that this cell of a sweep is run for.
    func readCell<Cell: Decodable>() throws -> Cell {
        guard let cell else { throw MissingCell() }
        return try ValueCoding.decode(Cell.self, from: Data(cell.utf8))
    }

    /// Tells the terminal how far the block has come.
    ///
    /// - Parameter fraction: the part of the work that is done, from 0 to 1.
    public func progress(_ fraction: Double) {
        guard fraction.isFinite else { return }
        report(min(max(fraction, 0), 1))
    }

    /// The value of a parameter of the chapter, for the line that brings it into scope under its name.
    ///
    /// - Throws: when the notebook did not hand over a value of that type.
    public func parameter<Value: LosslessStringConvertible>(_ name: String) throws -> Value {
        guard let value = parameters[name].flatMap(Value.init) else { throw MissingParameter(name: name) }
        return value
    }

    /// The bytes of a file of ``dataFolder``.
    ///
    /// - Throws: when the block does not name the data set that has this file.
    public func data(_ file: String) throws -> Data {
        let path = URL(fileURLWithPath: dataFolder).appendingPathComponent(file)
        guard FileManager.default.fileExists(atPath: path.path) else {
            let present = (try? FileManager.default.contentsOfDirectory(atPath: dataFolder)) ?? []
            throw MissingDataFile(name: file, present: present.sorted())
        }
        return try Data(contentsOf: path)
    }
}

/// A block asked for a parameter that the notebook did not hand over.
struct MissingParameter: Error, CustomStringConvertible {
    let name: String
    var description: String { "the value of the parameter `\(name)` was not handed to this block" }
}

/// A block asked for a file that its option `data` does not name.
struct MissingDataFile: Error, CustomStringConvertible {
    let name: String
    let present: [String]

    var description: String {
        let named = present.isEmpty ? "nothing" : present.map { "`\($0)`" }.joined(separator: ", ")
        return "no data set of this block is called `\(name)`: its `data` names \(named)"
    }
}

/// A sweep was run as a whole, and no cell of it was named.
struct MissingCell: Error, CustomStringConvertible {
    var description: String { "no cell of the sweep was handed to this block" }
}
