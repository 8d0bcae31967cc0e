// From a book and its outcomes to pages. A page is a tree until the last step, and one place escapes (`HTMLFormatter`):
//
// 1. `BookWeaver`      the book's outline and numbers; each page from `PageMemory`, or woven
// 2. `Weaver`          a chapter as a tree of HTML, step by step
// 3. Blocks            where a block stands: its code, and its value, figure, table, claims or failure
// 4. Math, Listings    formulas by KaTeX, run in Duktape; Swift coloured by the compiler's own parser
// 5. Bibliography      citations and the list of works
// 6. Frame             contents, ways on, footer, style sheet
// 7. HTML              the tree, its escaping, where files lie in the site
//
// `RenderFragment` does the same for a Markdown file without a book (`notebook render`).
