import Datasets
import Foundation
import Numerics
import Testing

/// These read the files of the report, or those in the folder that `NOTEBOOK_DATA` names, and are skipped where they are absent.
@Suite("The real data")
struct RealDataTests {
    static let folder = DataFolder(
        path: ProcessInfo.processInfo.environment[DataFolder.variable]
            ?? "\(FileManager.default.currentDirectoryPath)/chapters/data")

    static func isPresent(_ dataset: Dataset) -> Bool { (try? dataset.locate(in: folder)) != nil }

    @Test(
        "California housing: shape, derived features, mean response",
        .enabled(if: isPresent(.california), "put california-housing.csv into the data folder"))
    func california() throws {
        let problem = try RegressionProblem.california(in: Self.folder)
        #expect(problem.count == 20_640 && problem.dimension == 8)
        // The first row of the data set as scikit-learn gives it.
        let expected = [8.3252, 41, 6.98412698, 1.02380952, 322, 2.55555556, 37.88, -122.23]
        #expect(zip(problem.features.row(0), expected).allSatisfy { abs($0 - $1) < 1e-8 })
        #expect(abs(problem.responses[0] - 4.526) < 1e-12)
        #expect(abs(Summary(problem.responses).mean - 2.0686) < 5e-5)
        #expect(problem.features.elements.allSatisfy { $0.isFinite })
    }

    @Test("Concrete: shape, mean response", .enabled(if: isPresent(.concrete), "put concrete.csv into the data folder"))
    func concrete() throws {
        let problem = try RegressionProblem.concrete(in: Self.folder)
        #expect(problem.count == 1030 && problem.dimension == 8)
        #expect(problem.featureNames == Array(Dataset.concrete.columns.dropLast()))
        #expect(problem.features.row(0) == [540, 0, 0, 162, 2.5, 1040, 676, 28])
        #expect(abs(Summary(problem.responses).mean - 35.818) < 5e-4)
    }

    @Test(
        "time series: lengths and ends", .enabled(if: isPresent(.co2), "put co2-mauna-loa.csv into the data folder"),
        .enabled(if: isPresent(.sunspots), "put sunspots-monthly.csv into the data folder"),
        .enabled(if: isPresent(.melbourneTemperature), "put melbourne-minimum-temperature.csv into the data folder"))
    func series() throws {
        let co2 = try TimeSeries.co2(in: Self.folder)
        #expect(co2.count == 820 && co2.times[0] == 1958.2027 && co2.values[819] == 431.44)
        let sunspots = try TimeSeries.sunspots(in: Self.folder)
        #expect(sunspots.count == 2820 && sunspots.times[0] == 1749.0417 && sunspots.values[2819] == 33.4)
        let melbourne = try TimeSeries.melbourneTemperature(in: Self.folder)
        #expect(melbourne.count == 3650 && melbourne.values[0] == 20.7)
        #expect(abs(melbourne.times[3649] - (1991 - 0.5 / 365)) < 1e-9)
        #expect(co2.problem.features.column(0) == co2.times && co2.problem.responses == co2.values)
    }

    @Test("digits: shape, ink, how many are odd", .enabled(if: isPresent(.digits), "put digits.csv into the data folder"))
    func digits() throws {
        let problem = try RegressionProblem.digitParity(in: Self.folder)
        #expect(problem.count == 1797 && problem.dimension == 64)
        #expect(problem.features.elements.allSatisfy { (0...1).contains($0) })
        #expect(problem.responses.filter { $0 == 1 }.count == 906)
    }
}
