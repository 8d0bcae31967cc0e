/// The targets of this package by whose code they are.
package enum NotebookTargets {
    /// The notebook's own: no chapter imports them.
    package static let own: Set = [
        "notebook", "NotebookGenerator", "Weaving", "ChapterRunning", "ChapterReading", "Storage", "MachineCode",
    ]
    /// Those that the notebook and chapters have in common.
    package static let shared: Set = ["ChapterInterface", "DataRegistry", "Digests"]
    /// Those that no chapter is linked with.
    static let notForChapters = own.union(["benchmarks"])
}
