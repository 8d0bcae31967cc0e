// What a chapter imports, and its program's main function.
//
// 1. The tangled chapter makes each block a global constant: an `Experiment`, a `Sweep`, `FigureBlock`, `TableBlock`,
//    `CheckBlock` or `InlineBlock`, all of them a `ChapterBlock`.
// 2. `ChapterProgram.run` reads the notebook's commands (`RunCommand`) from standard input. For each it forks a `BlockSupervisor`, which
//    forks the `BlockProcess` and outlives it.
// 3. The process reads what the command names, writes into its own folder, and reaches nothing else (`Confinement`,
//    `SystemCallFilter`).
// 4. The block's body is given its `Session`: its seed, its data, its progress. It reads earlier results through `StoredValues`.
// 5. Its value, drawing, `Table`, claims (`expect`, `ClaimCollector`) or text become a `BlockProduct`; large ones are written to
//    files (`HandedOverFile`).
// 6. What happens is told on pipes of their own (`EventPipe`).
//
// For authors: `Session`, `Table`, `TableColumn`, `expect` and its `Tolerance`, and how numbers are set (`NumberFormatting`).

@_exported public import ChapterInterface
