import Foundation
internal import Glibc

/// What of the store may go, so that it does not grow with every edit.
///
/// What the last builds used stays, so that an edit taken back finds its results; so does everything of the last month, as long
/// as there is room. Linked programs go sooner: they are large, and made again in less than a second.
package struct StorePruning {
    /// What this many of the last builds used stays, however large.
    let generations: Int
    let programGenerations: Int
    /// What was not used for longer goes.
    let days: Int
    /// The longest unused goes until the store is no larger.
    let bytes: Int
    /// The store is looked through once a day, and whenever this much was written.
    let interval: Int

    package init(
        generations: Int = 20, programGenerations: Int = 3, days: Int = 30, bytes: Int = 1 << 30, interval: Int = 64 << 20
    ) {
        self.generations = generations
        self.programGenerations = programGenerations
        self.days = days
        self.bytes = bytes
        self.interval = interval
    }

    struct Entry: Equatable {
        var name: String
        var size: Int
        var use: StoreCatalogue.Use
    }

    /// The entries that may go.
    func expendable(_ entries: [Entry], generation: Int, day: Int) -> [Entry] {
        var going: [Entry] = []
        var staying: [Entry] = []
        for entry in entries {
            let isProgram = StoreLayout.isProgram(entry.name)
            let isRecent = generation - entry.use.generation < (isProgram ? programGenerations : generations)
            let isOld = isProgram || day - entry.use.day > days
            if !isRecent && isOld { going.append(entry) } else if !isRecent { staying.append(entry) }
        }
        var size = entries.reduce(0) { $0 + $1.size } - going.reduce(0) { $0 + $1.size }
        for entry in staying.sorted(by: Self.isUsedEarlier) where size > bytes {
            size -= entry.size
            going.append(entry)
        }
        return going
    }

    private static func isUsedEarlier(_ left: Entry, _ right: Entry) -> Bool {
        (left.use.generation, left.name) < (right.use.generation, right.name)
    }

    /// Brings the catalogue up to a build and, when it is time, removes what may go.
    ///
    /// - Parameter today: in days since 1970.
    package func prune(_ store: Store, catalogue: inout StoreCatalogue, today: Int) {
        catalogue.note(store.uses.entries, written: store.uses.written, on: today)
        guard catalogue.isPruningDue(on: today, after: interval) else { return }
        let entries = Self.entries(in: store.folder, catalogue)
        let going = expendable(entries, generation: catalogue.generation, day: today)
        // What cannot be removed is found again the next time.
        for entry in going { unlink("\(store.folder)/\(entry.name)") }
        catalogue.notePruned(leaving: Set(entries.map(\.name)).subtracting(going.map(\.name)), on: today)
    }

    /// Everything in the store that is ours.
    private static func entries(in folder: String, _ catalogue: StoreCatalogue) -> [Entry] {
        StoreLayout.folders.flatMap { kind in
            names(in: "\(folder)/\(kind)").filter(StoreLayout.isPrefix).flatMap { prefix in
                names(in: "\(folder)/\(kind)/\(prefix)").filter(StoreLayout.isRest).compactMap { rest in
                    let name = "\(kind)/\(prefix)/\(rest)"
                    var status = stat()
                    guard lstat("\(folder)/\(name)", &status) == 0, status.isFile else { return nil }
                    let day = Int(status.st_mtim.tv_sec) / 86_400
                    return Entry(name: name, size: Int(status.st_size), use: catalogue.use(of: name, orElse: day))
                }
            }
        }
    }

    private static func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }
}
