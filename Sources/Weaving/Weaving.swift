// From a book and its outcomes to pages. A page is a tree until the last step, and one place escapes (`HTMLFormatter`). Each
// folder uses those above it, and the files outside the folders use them all:
//
// 1. HTML              the tree, its escaping, where files lie in the site
// 2. Math, Listings    formulas by KaTeX, run in Duktape; Swift coloured by the compiler's own parser
// 3. Bibliography      citations and the list of works
// 4. Blocks            where a block stands: its code, and its value, figure, table, claims or failure
// 5. Frame             contents, ways on, footer, style sheet
// 6. `Weaver`          a chapter as a tree of HTML, step by step
// 7. `BookWeaver`      the book's outline and numbers; each page from `PageMemory`, or woven
//
// `RenderFragment` does the same for a Markdown file without a book (`notebook render`).
