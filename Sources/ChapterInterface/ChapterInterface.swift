// What the notebook and a chapter's program say to each other, and what they both know. Nothing here draws or computes, so that an
// edit of what draws or computes leaves the notebook as it is.
//
// 1. `WrittenText`: how numbers and fields of CSV are written, the same in figures and in tables.
// 2. `FigureFont`: the fonts that figures are set in, whose bytes decide how a figure looks.
// 3. `BlockProduct`: what a block made, a `Table`, some `Claim`s (each with its `Allowance`), a text, or files: `ProductFile`,
//    `FigureFile`; for a figure also which data it does not show, `LeftOutData`.
// 4. `RunCommand`: the notebook names a block, the stored values that it uses, and what it may read.
// 5. `ProgramEvent`: the program answers how the block's process ended, and what the kernel can't keep it from (`BlockGuard`).
//    `BlockEvent`: what the block says itself, of its progress and its product.
