// What a chapter imports, and its program's main function.
//
// 1. The tangled chapter makes each block a global constant: an `Experiment`, a `FigureBlock`, `TableBlock`, `CheckBlock` or
//    `InlineBlock`, all of them a `ChapterBlock`.
// 2. `ChapterProgram.run` reads the notebook's commands (`RunCommand`) from standard input and forks a process for each.
// 3. The process may read what the command names and nothing else (`ReadingLimits`).
// 4. The block's body is given its `Session`: its seed, its data, its progress. It reads earlier results through `StoredValues`.
// 5. Its value, drawing, `Table`, claims (`expect`, `ClaimCollector`) or text become a `BlockProduct`; large ones are written to
//    files (`HandedOverFile`).
// 6. What happens is told on a pipe of its own (`EventPipe`).
//
// For authors: `Session`, `Table`, `TableColumn`, `expect` and its `Tolerance`, and how numbers are set (`NumberFormatting`).

@_exported public import ChapterInterface
