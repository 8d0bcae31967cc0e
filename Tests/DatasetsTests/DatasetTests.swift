import Datasets
import Foundation
import Testing

/// A folder that is removed with its last user.
final class TemporaryFolder {
    let path = NSTemporaryDirectory() + "datasets-" + UUID().uuidString

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to file: String) throws {
        try text.write(toFile: path + "/" + file, atomically: true, encoding: .utf8)
    }
}

@Suite("Data sets")
struct DatasetTests {
    /// printf 'x,y\n1,2\n3,4\n' | sha256sum
    private static let digest = "2a2b86e74ffd5e6a9b75e52a105cf9d02920837179f8e8961aa15411d380f7a3"
    private static let text = "x,y\n1,2\n3,4\n"

    private static func dataset(columns: [String] = ["x", "y"], rows: Int = 2, digest: String = digest) -> Dataset {
        Dataset(
            name: "small", file: "small.csv", columns: columns, rows: rows, digest: digest, origin: "Nobody 1900",
            instructions: "Make it up.")
    }

    @Test("a file with the right bytes is read")
    func loads() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.text, to: "small.csv")
        let table = try Self.dataset().load(from: DataFolder(path: folder.path))
        #expect(try table.numbers(in: "y") == [2, 4])
        try Self.dataset().verify(in: DataFolder(path: folder.path + "/"))
        #expect(try Self.dataset().locate(in: DataFolder(path: folder.path + "/")) == folder.path + "/small.csv")
    }

    @Test("columns as they stand are a problem or a series")
    func problems() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.text, to: "small.csv")
        let here = DataFolder(path: folder.path)
        let problem = try RegressionProblem(Self.dataset(), response: "x", named: "x / m", in: here)
        #expect(problem.features.elements == [2, 4] && problem.responses == [1, 3])
        #expect(problem.featureNames == ["y"] && problem.responseName == "x / m")
        let series = try TimeSeries(Self.dataset(), values: "y", times: "x", in: here)
        #expect(series.times == [1, 3] && series.values == [2, 4] && series.name == "y")
        let error = #expect(throws: DatasetError.self) { try RegressionProblem(Self.dataset(), response: "z", in: here) }
        #expect(error == .malformed(Self.dataset(), CSVError(file: "small.csv", line: 1, column: 1, problem: .noColumn("z"))))
    }

    /// The third row's x, and printf 'x,y\n1,2\n5,2\n4,1\n' | sha256sum, with 4 or 5 for it.
    static let decreasing = [
        ("4", "2a9c275d5c7d4392e6764663d6793ec1b4d5e291dae08fb4bc225cd80404e393"),
        ("5", "14f70e8f0a231e24101d084f546fb5bebdd16eac326ad8d3341c212b2a34669c"),
    ]

    @Test("times that do not increase are an error with the line of the row", arguments: decreasing)
    func decreasingTimes(_ later: String, _ digest: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("x,y\n1,2\n5,2\n\(later),1\n", to: "small.csv")
        let dataset = Self.dataset(rows: 3, digest: digest)
        let error = #expect(throws: DatasetError.self) {
            try TimeSeries(dataset, values: "y", times: "x", in: DataFolder(path: folder.path))
        }
        #expect(
            error?.description
                == "small.csv:4:1: “\(later)” in column “x” comes after “5”: put the rows in increasing order, and each value there once"
        )
    }

    @Test("an absent file says what, where to and how")
    func absent() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: DatasetError.self) { try Self.dataset().load(from: DataFolder(path: folder.path)) }
        #expect(error == .absent(Self.dataset(), folder: folder.path))
        #expect(
            error?.description == """
                the data set “small” is not in \(folder.path): put small.csv there, or name another folder in NOTEBOOK_DATA. \
                Nobody 1900. Make it up.
                """)
        try FileManager.default.createDirectory(atPath: folder.path + "/small.csv", withIntermediateDirectories: false)
        #expect(throws: DatasetError.absent(Self.dataset(), folder: folder.path)) {
            try Self.dataset().locate(in: DataFolder(path: folder.path))
        }
    }

    @Test("one byte more is another file")
    func wrongDigest() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.text + "\n", to: "small.csv")
        let error = try #require(
            throws: DatasetError.self
        ) { try Self.dataset().load(from: DataFolder(path: folder.path)) }
        guard case .wrongDigest(_, let path, let found) = error else {
            Issue.record(error)
            return
        }
        #expect(path == folder.path + "/small.csv" && found.count == 64 && found != Self.digest)
        #expect(throws: error) { try Self.dataset().verify(in: DataFolder(path: folder.path)) }
    }

    @Test("another shape than the registry's")
    func wrongShape() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.text, to: "small.csv")
        let place = DataFolder(path: folder.path)
        let (named, longer) = (Self.dataset(columns: ["x", "z"]), Self.dataset(rows: 3))
        #expect(throws: DatasetError.wrongColumns(named, found: ["x", "y"])) { try named.load(from: place) }
        #expect(throws: DatasetError.wrongRows(longer, found: 2)) { try longer.load(from: place) }
        #expect(DatasetError.wrongColumns(named, found: ["x", "y"]).description == "small.csv:1: columns x, y, expected x, z")
        #expect(DatasetError.wrongRows(longer, found: 2).description == "small.csv: 2 rows, expected 3")
    }

    @Test("a file that is not CSV, with its line and column")
    func malformed() throws {
        let folder = try TemporaryFolder()
        try folder.write("x,y\n1\n", to: "small.csv")
        let dataset = Self.dataset(digest: "e117092732fa43bed27e36281082d1f33af207d381ceefde9e6b5a8a484afabd")
        let error = #expect(throws: DatasetError.self) { try dataset.load(from: DataFolder(path: folder.path)) }
        #expect(error?.description == "small.csv:2:1: 1 fields, but the header has 2")
    }

    @Test("the folder: the environment's, or the project's own")
    func folder() {
        #expect(DataFolder(environment: [:], project: "/p").path == "/p/data")
        #expect(DataFolder(environment: ["NOTEBOOK_DATA": ""], project: "/p/").path == "/p/data")
        #expect(DataFolder(environment: ["NOTEBOOK_DATA": "/d"], project: "/p").path == "/d")
        // Whoever opens it may work elsewhere.
        let place = FileManager.default.currentDirectoryPath
        #expect(DataFolder(environment: ["NOTEBOOK_DATA": "mine"], project: "/p").path == "\(place)/mine")
    }

    @Test("the registry: unique names and files, whole digests, something to say")
    func registry() {
        #expect(Dataset.all.count >= 5)
        #expect(Set(Dataset.all.map(\.name)).count == Dataset.all.count)
        #expect(Set(Dataset.all.map(\.file)).count == Dataset.all.count)
        for dataset in Dataset.all {
            #expect(Dataset.named(dataset.name) == dataset)
            #expect(dataset.digest.count == 64 && dataset.digest.allSatisfy { $0.isHexDigit && !$0.isUppercase })
            #expect(!dataset.origin.isEmpty && !dataset.instructions.isEmpty && dataset.rows > 0)
        }
        #expect(Dataset.named("iris") == nil)
    }
}
