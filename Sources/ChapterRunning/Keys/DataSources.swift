import ChapterReading
import DataRegistry
import Foundation
import Storage

/// The files that blocks name in their option `data`: registered data sets, and what the notebook knows of the report itself.
package struct DataSources: Sendable {
    /// A data set's file as this build finds it.
    package enum State: Equatable, Sendable {
        case present(path: String, digest: Digest)
        case absent(message: String)
        case wrong(message: String)
        case unknown(nearMiss: String?)
    }

    let folder: DataFolder
    /// The folder of the chapters, whose files blocks may read by name, and its folder `data`.
    let chapters: String?
    let stamps: FileStamps
    /// What the notebook knows of the report, as far as blocks ask for it.
    package var provided: [ReportData: State] = [:]

    package init(folder: DataFolder, chapters: String? = nil, stamps: FileStamps) {
        self.folder = folder
        self.chapters = chapters
        self.stamps = stamps
    }

    func state(of name: String) throws -> State {
        if let data = ReportData(rawValue: name) {
            return provided[data] ?? .absent(message: "the notebook was not asked for it")
        }
        guard let dataset = Dataset.named(name) else {
            return ownFile(name) ?? .unknown(nearMiss: nearMiss(of: name, among: names))
        }
        do throws(DatasetError) {
            // The file in the data folder, or else the one that comes with the chapters.
            let own = chapters.map { DataFolder(path: "\($0)/data") }
            let isOwn = (try? dataset.locate(in: folder)) == nil
            let path = try dataset.locate(in: isOwn ? own ?? folder : folder)
            return try verified(dataset, at: path)
        } catch {
            if case .absent = error { return .absent(message: "\(error)") }
            return .wrong(message: "\(error)")
        }
    }

    /// The digests of these data sets as they are here, of those that are not as they would be; without what is neither, and without what
    /// follows from code.
    func digests(of names: [String]) throws -> [String: Digest] {
        try names.reduce(into: [:]) { digests, name in
            if ReportData(rawValue: name)?.followsFromCode == true { return }
            if case .present(_, let digest) = try state(of: name) {
                digests[name] = digest
            } else {
                digests[name] = registeredDigest(of: name)
            }
        }
    }

    /// What a data set that is not here would have; nil for what is not registered.
    func registeredDigest(of name: String) -> Digest? { Dataset.named(name).flatMap { Digest(parsing: $0.digest) } }

    /// A file below `chapters` or `chapters/data`, by its path there.
    private func ownFile(_ name: String) -> State? {
        guard let chapters, Self.isPath(name) else { return nil }
        for path in ["\(chapters)/\(name)", "\(chapters)/data/\(name)"] {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else { continue }
            do {
                try PlainFile.require(path)
                return .present(path: path, digest: try stamps.digest(of: path))
            } catch {
                return .wrong(message: "\(error)")
            }
        }
        return nil
    }

    /// Data sets' names have no ending; a path goes down alone.
    private static func isPath(_ name: String) -> Bool {
        name.contains(".")
            && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
    }

    /// What a block may name.
    private var names: [String] {
        let own = (chapters.map { [$0, $0 + "/data"] } ?? []).flatMap {
            (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? []
        }
        return Dataset.all.map(\.name) + ReportData.allCases.map(\.rawValue)
            + own.filter { Self.isPath($0) && !$0.hasSuffix(".md") }
    }

    /// The digest of what is present of every registered data set, and where.
    package func digest() throws -> Digest {
        Digest(ofAll: try Dataset.all.flatMap { [$0.name, "\(try state(of: $0.name))"] })
    }

    /// Whole verification is done once for each state of the file.
    private func verified(_ dataset: Dataset, at path: String) throws(DatasetError) -> State {
        guard let digest = try? stamps.digest(of: path) else { throw .unreadable(dataset, path: path) }
        guard digest.description == dataset.digest else {
            throw .wrongDigest(dataset, path: path, found: digest.description)
        }
        return .present(path: path, digest: digest)
    }

    /// The files of these data sets that are here, by the names under which a block finds them.
    func files(named names: [String]) throws -> [String: String] {
        var files: [String: String] = [:]
        for name in names {
            if case .present(let file, _) = try state(of: name) { files[Dataset.file(of: name)] = file }
        }
        return files
    }
}
