// From a book and its outcomes to pages. A page is a tree until the last step, and one place escapes (`HTMLFormatter`). Each
// folder uses those above it, and the files outside the folders use them all:
//
// 1. HTML              the tree, its escaping, where files lie in the site
// 2. Math, Listings    formulas by KaTeX, run in JavaScriptCore; Swift coloured by the compiler's own parser
// 3. Bibliography      citations and the list of works
// 4. Blocks            where a block stands: its value, figure, table, claims or failure, and the code behind them
// 5. Search            what can be searched of a page's tree, and the index of all pages
// 6. Report            what the report says of itself: head, foot, feed, citation
// 7. Symbols           what the names in shown code stand for; the sources that declare it, and the chapters', as pages
// 8. Frame             the book's outline; contents, outline, ways on, style sheet, script, fonts
// 9. Claims            the scorecard: every claim with its margin
// 10. Print            the whole report as one page
// 11. `Weaver`         a chapter as a tree of HTML, step by step; `FramedPages` the pages that are no chapters
// 12. `BookWeaver`     the book's outline and numbers; each page from `PageMemory`, or woven
//
// `RenderFragment` does the same for a Markdown file without a book (`notebook render`).
