// Names in shown code lead to what they stand for, and show its signature and its first words. The index, assets/symbols.js, is read when
// code is opened for the first time; names are found by their spelling, among the modules that the chapter imports.
(function () {
    "use strict";
    const always = ["NotebookKit", "Plotting"];
    let byName = null, reading = null;

    function read() {
        reading = reading || new Promise((done) => {
            const script = document.createElement("script");
            script.src = "assets/symbols.js";
            script.addEventListener("load", () => { index(window.notebookSymbols || []); done(); });
            script.addEventListener("error", () => { byName = new Map(); done(); });
            document.head.append(script);
        });
        return reading;
    }

    function index(files) {
        const code = Array.from(document.querySelectorAll("pre.listing"), (it) => it.textContent).join("\n");
        const imported = new Set(always.concat(Array.from(code.matchAll(/^\s*(?:@\w+\s+)*import\s+(?:\w+\s+)?(\w+)\s*$/gm), (it) => it[1])));
        byName = new Map();
        for (const file of files) {
            if (!imported.has(file.module)) { continue; }
            for (const [name, container, signature, summary, line] of file.names) {
                const type = container.split(".").pop();
                const spelling = name === "init" ? type : name;
                const entry = { isMember: container !== "" && name !== "init", name, container, signature, summary, page: file.page, path: file.path, line };
                if (!byName.has(spelling)) { byName.set(spelling, []); }
                byName.get(spelling).push(entry);
            }
        }
    }

    // What a name can stand for where it is: members follow a point, all else does not.
    function meanings(name, before) {
        const found = byName.get(name) || [];
        return found.filter((it) => it.isMember === /\.\s*$/.test(before));
    }

    function card(entries) {
        const most = 4;
        const nodes = entries.slice(0, most).flatMap((it) => {
            const signature = document.createElement("pre");
            signature.className = "signature";
            signature.textContent = it.signature;
            const summary = document.createElement("p");
            summary.textContent = it.summary;
            const place = document.createElement("p");
            place.className = "place";
            place.textContent = (it.container && it.name !== "init" ? it.container + ", " : "") + it.path + ":" + it.line;
            return it.summary ? [signature, summary, place] : [signature, place];
        });
        if (entries.length > most) {
            const rest = document.createElement("p");
            rest.className = "place";
            rest.textContent = "and " + (entries.length - most) + " more of this name";
            nodes.push(rest);
        }
        return nodes;
    }

    function link(listing) {
        if (listing.isLinked) { return; }
        listing.isLinked = true;
        const seen = new Set();
        const walker = document.createTreeWalker(listing, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) { texts.push(walker.currentNode); }
        let before = "";
        for (const node of texts) {
            const parent = node.parentNode;
            const isCode = parent.tagName === "CODE" || parent.className === "t";
            const text = node.data;
            if (isCode) { linkNames(node, before, seen); }
            before = (before + text).slice(-80);
        }
    }

    function linkNames(node, before, seen) {
        const text = node.data, parts = [];
        let end = 0;
        for (const match of text.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)) {
            const entries = meanings(match[0], before + text.slice(0, match.index));
            // `label:` of an argument names no declaration.
            const isLabel = /^\s*:/.test(text.slice(match.index + match[0].length));
            if (!entries.length || isLabel) { continue; }
            const it = document.createElement("a");
            it.className = "symbol";
            it.href = entries[0].page + "#L" + entries[0].line;
            it.textContent = match[0];
            it.preview = () => card(entries);
            // One stop of the keyboard for each name of a block.
            if (seen.has(match[0])) { it.tabIndex = -1; }
            seen.add(match[0]);
            document.documentElement.previews(it);
            parts.push(text.slice(end, match.index), it);
            end = match.index + match[0].length;
        }
        if (parts.length) { node.replaceWith(...parts, text.slice(end)); }
    }

    async function linkShown(within) {
        const listings = Array.from(within.querySelectorAll("pre.listing")).filter((it) => !it.isLinked);
        if (!listings.length) { return; }
        await read();
        listings.forEach(link);
    }

    document.addEventListener("toggle", (event) => { if (event.target.open) { linkShown(event.target); } }, true);
    // Code that the switch in the masthead shows.
    addEventListener("click", (event) => {
        if (event.target.closest && event.target.closest(".tools button") && document.documentElement.classList.contains("shows-all-code")) { linkShown(document); }
    });
    const open = Array.from(document.querySelectorAll("pre.listing")).filter((it) => !it.closest("details:not([open])"));
    const look = new IntersectionObserver((entries) => {
        for (const entry of entries) {
            if (entry.isIntersecting) { look.unobserve(entry.target); linkShown(entry.target.parentNode); }
        }
    });
    open.forEach((it) => look.observe(it));
})();
