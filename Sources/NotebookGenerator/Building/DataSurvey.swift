import DataRegistry

/// A registered data set and whether it is here.
package struct DataSetState: Sendable {
    package enum Presence: Sendable, Equatable {
        case present(path: String)
        case absent
        /// A file of its name that is not it, or cannot be read.
        case wrong(message: String)
    }

    package var dataset: Dataset
    package var presence: Presence

    package init(dataset: Dataset, presence: Presence) {
        self.dataset = dataset
        self.presence = presence
    }
}

extension Project {
    /// Every data set that the registry knows, as it is found here.
    package func surveyData() -> [DataSetState] {
        Dataset.all.map { dataset in
            let folder = (try? dataset.locate(in: dataFolder)) == nil ? ownData : dataFolder
            do throws(DatasetError) {
                try dataset.verify(in: folder)
                return DataSetState(dataset: dataset, presence: .present(path: try dataset.locate(in: folder)))
            } catch .absent {
                return DataSetState(dataset: dataset, presence: .absent)
            } catch {
                return DataSetState(dataset: dataset, presence: .wrong(message: "\(error)"))
            }
        }
    }
}
