// Names in shown code lead to what they stand for, and show its signature and its first words. What that is the compiler found out:
// assets/names/PAGE.js, which is read when code is shown for the first time.
(function () {
    "use strict";
    let names = null, reading = null;

    function read() {
        reading = reading || new Promise((done) => {
            const page = decodeURIComponent(location.pathname).split("/").pop().replace(/\.html$/, "") || "index";
            const script = document.createElement("script");
            script.src = "assets/names/" + page + ".js";
            script.addEventListener("load", () => { names = window.notebookNames || null; done(); });
            script.addEventListener("error", done);
            document.head.append(script);
        });
        return reading;
    }

    function card(meanings) {
        const most = 4;
        const nodes = meanings.slice(0, most).flatMap(([, signature, summary, place]) =>
            [["pre", "signature", signature], ["p", "", summary], ["p", "place", place]].filter((it) => it[2]).map(([tag, style, text]) => {
                const node = document.createElement(tag);
                if (style) { node.className = style; }
                node.textContent = text;
                return node;
            }));
        if (meanings.length > most) {
            const rest = document.createElement("p");
            rest.className = "place";
            rest.textContent = "and " + (meanings.length - most) + " more that are called so";
            nodes.push(rest);
        }
        return nodes;
    }

    // The names of a listing in their order: where each starts, and what it stands for.
    function placed(listing) {
        const found = [];
        for (const [numbers, places] of (names && names.blocks[listing.id]) || []) {
            for (const start of places) { found.push({ start, meanings: numbers.map((it) => names.declarations[it]) }); }
        }
        return found.sort((one, other) => one.start - other.start);
    }

    function link(listing) {
        if (listing.isLinked) { return; }
        listing.isLinked = true;
        const walker = document.createTreeWalker(listing, NodeFilter.SHOW_TEXT), texts = [];
        while (walker.nextNode()) { texts.push(walker.currentNode); }
        const seen = new Set(), open = placed(listing);
        let offset = 0;
        for (const node of texts) {
            const text = node.data, parts = [];
            let end = 0;
            while (open.length && open[0].start < offset + text.length) {
                const { start, meanings } = open.shift();
                const word = /^[\p{L}\p{N}_]+/u.exec(text.slice(start - offset));
                if (!word) { continue; }
                const it = document.createElement("a");
                it.className = "symbol";
                it.href = meanings[0][0];
                it.textContent = word[0];
                it.preview = () => card(meanings);
                // One stop of the keyboard for each name of a block.
                if (seen.has(it.href)) { it.tabIndex = -1; }
                seen.add(it.href);
                document.documentElement.previews(it);
                parts.push(text.slice(end, start - offset), it);
                end = start - offset + word[0].length;
            }
            offset += text.length;
            if (parts.length) { node.replaceWith(...parts, text.slice(end)); }
        }
    }

    async function linkShown(within) {
        const listings = Array.from(within.querySelectorAll("pre.listing[id]")).filter((it) => !it.isLinked);
        if (!listings.length) { return; }
        await read();
        listings.forEach(link);
    }

    document.addEventListener("toggle", (event) => { if (event.target.open) { linkShown(event.target); } }, true);
    // Code that the switch in the masthead shows.
    addEventListener("click", (event) => {
        if (event.target.closest && event.target.closest(".tools button") && document.documentElement.classList.contains("shows-all-code")) { linkShown(document); }
    });
    const open = Array.from(document.querySelectorAll("pre.listing[id]")).filter((it) => !it.closest("details:not([open])"));
    const look = new IntersectionObserver((entries) => {
        for (const entry of entries) {
            if (entry.isIntersecting) { look.unobserve(entry.target); linkShown(entry.target.parentNode); }
        }
    });
    open.forEach((it) => look.observe(it));
})();
