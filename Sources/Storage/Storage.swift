// Files, what is remembered of them, and processes: what every stage stands on, and what knows nothing of chapters.
//
// 1. `AtomicFile`, `OwnFile`: written aside and renamed, so that a file is whole or absent. `SealedFile`: with its own digest in it.
//    `PlainFile`, `ForeignJSON`, `FolderListing`: what somebody else wrote.
// 2. `FileStamps`: facts about files, such as digests, for as long as size, times and inode stay.
// 3. `Store`: records by key (`RecordKind`) and bytes by digest; `StoreLayout` says where, `StorePruning` what may go.
// 4. `BlockHistory`: under which key each block last ran.
// 5. `MemoryFolder`: where all of this lies in `.notebook`.
// 6. `ChildProcess` (with its `AddressLayout`), `SearchPath`, `parallelMap`: other programs, and all cores.
//
// A damaged file is never believed: it counts as absent, and whoever needs it makes it again. Failures of the system are `SystemFailure`s.
