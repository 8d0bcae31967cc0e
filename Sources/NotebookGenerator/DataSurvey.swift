import Datasets

/// A registered data set and whether it is here.
package struct DataSetState: Sendable {
    package var dataset: Dataset
    package var path: String?
    /// What is wrong with it; nil when it is present and right.
    package var problem: String?
}

extension Project {
    /// Every data set that the registry knows, as it is found here.
    package func surveyData() -> [DataSetState] {
        Dataset.all.map { dataset in
            do throws(DatasetError) {
                _ = try dataset.load(from: dataFolder)
                return DataSetState(dataset: dataset, path: try dataset.locate(in: dataFolder))
            } catch {
                return DataSetState(dataset: dataset, problem: "\(error)")
            }
        }
    }
}
