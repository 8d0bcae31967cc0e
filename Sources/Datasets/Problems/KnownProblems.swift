import Numerics

extension RegressionProblem {
    /// California housing, with the eight features that scikit-learn and the papers derive; the response is in 100,000 US$.
    ///
    /// Shape 20,640 × 8.
    public static func california(in folder: DataFolder) throws(DatasetError) -> RegressionProblem {
        try Dataset.california.load(from: folder).read(as: .california) { table throws(CSVError) in
            let households = try table.numbers(in: "households")
            func perHousehold(_ column: String) throws(CSVError) -> [Double] {
                zip(try table.numbers(in: column), households).map { $0 / $1 }
            }
            return RegressionProblem(
                features: Matrix(columns: [
                    try table.numbers(in: "median_income"), try table.numbers(in: "housing_median_age"),
                    try perHousehold("total_rooms"), try perHousehold("total_bedrooms"),
                    try table.numbers(in: "population"), try perHousehold("population"),
                    try table.numbers(in: "latitude"), try table.numbers(in: "longitude"),
                ]),
                responses: try table.numbers(in: "median_house_value").map { $0 / 100_000 },
                featureNames: [
                    "MedInc", "HouseAge", "AveRooms", "AveBedrms", "Population", "AveOccup", "Latitude", "Longitude",
                ],
                responseName: "median house value / 100,000 US$")
        }
    }

    /// Concrete strength, MPa, from seven ingredients in kg/m³ and the age in days.
    ///
    /// Shape 1,030 × 8.
    public static func concrete(in folder: DataFolder) throws(DatasetError) -> RegressionProblem {
        let names = Array(Dataset.concrete.columns.dropLast())
        return try Dataset.concrete.load(from: folder).read(as: .concrete) { table throws(CSVError) in
            var columns: [[Double]] = []
            for name in names { columns.append(try table.numbers(in: name)) }
            return RegressionProblem(
                features: Matrix(columns: columns), responses: try table.numbers(in: "strength"), featureNames: names,
                responseName: "compressive strength / MPa")
        }
    }

    /// Whether a handwritten digit is odd (1) or even (−1), from the ink of its 64 pixels, 0 to 1.
    ///
    /// Shape 1,797 × 64.
    public static func digitParity(in folder: DataFolder) throws(DatasetError) -> RegressionProblem {
        let names = Array(Dataset.digits.columns.dropLast())
        return try Dataset.digits.load(from: folder).read(as: .digits) { table throws(CSVError) in
            var columns: [[Double]] = []
            for name in names { columns.append(try table.numbers(in: name).map { $0 / 16 }) }
            return RegressionProblem(
                features: Matrix(columns: columns),
                responses: try table.numbers(in: "digit").map { Int($0).isMultiple(of: 2) ? -1 : 1 }, featureNames: names,
                responseName: "odd (1) or even (−1)")
        }
    }
}

extension TimeSeries {
    /// Carbon dioxide over Mauna Loa, monthly means in ppm since 1958.
    public static func co2(in folder: DataFolder) throws(DatasetError) -> TimeSeries {
        try Dataset.co2.load(from: folder).read(as: .co2) { table throws(CSVError) in
            TimeSeries(
                times: try table.numbers(in: "year"), values: try table.numbers(in: "co2_ppm"), name: "CO₂ / ppm")
        }
    }

    /// Monthly Zurich sunspot numbers, 1749–1983.
    public static func sunspots(in folder: DataFolder) throws(DatasetError) -> TimeSeries {
        try Dataset.sunspots.load(from: folder).read(as: .sunspots) { table throws(CSVError) in
            TimeSeries(
                times: try table.numbers(in: "year"), values: try table.numbers(in: "sunspots"), name: "sunspot number")
        }
    }

    /// Daily minimum temperatures in Melbourne, °C, 1981–1990.
    public static func melbourneTemperature(in folder: DataFolder) throws(DatasetError) -> TimeSeries {
        try Dataset.melbourneTemperature.load(from: folder).read(as: .melbourneTemperature) { table throws(CSVError) in
            TimeSeries(
                times: try table.dates(in: "date").map(\.decimalYear), values: try table.numbers(in: "celsius"),
                name: "daily minimum / °C")
        }
    }
}

extension CSVTable {
    fileprivate func read<Value>(
        as dataset: Dataset, _ body: (CSVTable) throws(CSVError) -> Value
    ) throws(DatasetError) -> Value {
        do { return try body(self) } catch { throw .malformed(dataset, error) }
    }
}
