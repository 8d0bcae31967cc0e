import Numerics

extension RegressionProblem {
    /// The problem that a data set's columns are, as they stand.
    ///
    /// - Parameters:
    ///   - response: the column of y; all others are features, in their order.
    ///   - name: of the response, with its unit; the column's if nil.
    public init(
        _ dataset: Dataset, response: String, named name: String? = nil, in folder: DataFolder
    ) throws(DatasetError) {
        let table = try dataset.load(from: folder)
        let names = dataset.columns.filter { $0 != response }
        do throws(CSVError) {
            var columns: [[Double]] = []
            for name in names { columns.append(try table.numbers(in: name)) }
            self.init(
                features: Matrix(columns: columns), responses: try table.numbers(in: response), featureNames: names,
                responseName: name ?? response)
        } catch {
            throw .malformed(dataset, error)
        }
    }
}

extension TimeSeries {
    /// The series that two columns of a data set are.
    ///
    /// - Parameters:
    ///   - values: the column of values.
    ///   - name: what they are, with their unit; the column's name if nil.
    ///   - times: the column of decimal years, increasing.
    /// - Throws: ``DatasetError``; with the line of a row that is not later than the one before it.
    public init(
        _ dataset: Dataset, values: String, named name: String? = nil, times: String, in folder: DataFolder
    ) throws(DatasetError) {
        let table = try dataset.load(from: folder)
        do throws(CSVError) {
            self.init(times: try table.increasingNumbers(in: times), values: try table.numbers(in: values), name: name ?? values)
        } catch {
            throw .malformed(dataset, error)
        }
    }
}
