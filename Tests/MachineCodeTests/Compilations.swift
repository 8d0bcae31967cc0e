import Foundation
import Synchronization

/// What a compiler made, so that the same arguments and the same files need it once in a run of the tests.
enum Compilations {
    private struct Key: Hashable {
        var command: [String]
        var contents: [Data]
    }

    private static let made = Mutex<[Key: [Data]]>([:])

    /// Runs `command` in the workshop's folder, or lays there what it made before.
    ///
    /// - Parameters:
    ///   - inputs: every file that it reads.
    ///   - products: every file that it makes.
    static func run(_ command: [String], reading inputs: [String], making products: [String], in workshop: Workshop) throws {
        func contents(_ names: [String]) throws -> [Data] {
            try names.map { try Data(contentsOf: workshop.folder.appendingPathComponent($0)) }
        }
        let key = Key(command: command + inputs, contents: try contents(inputs))
        if let known = made.withLock({ $0[key] }) {
            for (name, bytes) in zip(products, known) { try bytes.write(to: workshop.folder.appendingPathComponent(name)) }
        } else {
            try workshop.run(command[0], Array(command.dropFirst()))
            let new = try contents(products)
            made.withLock { $0[key] = new }
        }
    }
}
