// From text to a book, with the position of everything that an author wrote:
//
// 1. `SourceText`       a file's bytes and where its lines start; every `SourceLocation` is made from it        (Diagnostics)
// 2. `MarkdownReader`   Markdown as a tree that accounts for every byte                                         (Markdown)
// 3. `readChapter`      front matter, math, Markdown, then blocks and prose: a `Chapter`
// 4. `SwiftReading`     what the compiler's own parser says of a block's code, remembered by `CodeMemory`
// 5. `BookCheck`        names, labels and links across chapters; `CrossReferences` numbers what is referred to
// 6. `Bibliography`     the works that chapters cite                                                            (Bibliography)
//
// What is wrong is a `ReadingFault`, a fact without words; `ReadingFault+Wording` says it, and `DiagnosticPrinter` prints it with its line.
// Reading goes on after a fault, so that an author sees all of them at once.
