// From a chapter to its outcomes, and which of them still hold. Each folder hands its values to the next:
//
// 1. Tangling        a chapter's blocks become Swift files: `TangledChapter`
// 2. Compiling       they become object files, beside the modules that SwiftPM built: `CompiledChapter`
// 3. Fingerprinting  what each block's machine code can reach becomes a digest: `ChapterFingerprints`
// 4. Keys            that digest, with the block's inputs, data and tools, becomes a `BlockKey`; two of them say why a block is stale
// 5. Recording       what came of a block: a `BlockOutcome`, and what `figures/` keeps of it in the `Ledger`
// 6. Running         the outcome under a key, from the store or from the chapter's program: `ChapterRunner`
//
// Code that does not compile, a false claim, a trap or a time-out is an outcome too, with its place in the chapter; only failures of
// the tools or the system are thrown.
