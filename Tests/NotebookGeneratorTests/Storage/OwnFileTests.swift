import Foundation
import Synchronization
import TestSupport
import Testing
@testable import Storage

/// What stands in the way of our files goes, and nothing else.
@Suite struct OwnFileTests {
    @Test func aFileOrALinkInThePlaceOfAFolderGoes() throws {
        let tree = try FileTree()
        try tree.write("in the way", to: "one.txt")
        try FileManager.default.createSymbolicLink(atPath: tree.path("two"), withDestinationPath: "/nonexistent")
        for folder in ["one.txt", "two"] {
            try OwnFile.write(Data("new".utf8), to: tree.path("\(folder)/c/d"))
            #expect(try String(contentsOfFile: tree.path("\(folder)/c/d"), encoding: .utf8) == "new")
        }
    }

    /// A folder that was absent a moment ago may hold another thread's file by now.
    @Test func whatOthersHaveJustMadeStays() throws {
        let tree = try FileTree()
        let failures = Mutex<[String]>([])
        for round in 0..<400 {
            let places = (0..<8).map { tree.path("\(round)/linked/\($0 % 4)/\($0)") }
            DispatchQueue.concurrentPerform(iterations: places.count) { index in
                do {
                    _ = try OwnFile.clearTheWay(to: places[index])
                    try AtomicFile.write(Data(), to: places[index], isSynced: false)
                } catch { failures.withLock { $0.append("\(error)") } }
            }
            #expect(places.filter { !isPresent($0) } == [])
        }
        #expect(failures.withLock { $0 } == [])
    }
}
