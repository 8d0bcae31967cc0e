// Search over the whole report, in the browser alone: `/` opens it. The index is a script, since a page opened from a file may load
// nothing else; it comes when the search is opened first.
"use strict";
(() => {
    const most = 30;
    const kinds = { s: ["", 3], f: ["Figure", 2.5], t: ["Table", 2.5], k: ["Claims", 2], c: ["Code", 1] };
    const greek = {
        alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ϵε", zeta: "ζ", eta: "η", theta: "θ", kappa: "κ", lambda: "λ",
        mu: "μ", nu: "ν", xi: "ξ", pi: "π", rho: "ρ", sigma: "σ", tau: "τ", phi: "ϕφ", chi: "χ", psi: "ψ", omega: "ω",
    };
    let entries = null, dialog, input, list, status, chosen = -1;

    const element = (name, properties = {}, ...children) => {
        const made = Object.assign(document.createElement(name), properties);
        made.append(...children);
        return made;
    };

    // A letter for a letter, so that places in the folded text are places in the text.
    const fold = text => Array.from(text, character => {
        const base = character.normalize("NFD").charAt(0).toLowerCase();
        return base.length === character.length ? base : character;
    }).join("").replace(/’/g, "'");

    // Loading

    const alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

    // Five characters are four bytes.
    const decoded = (text, count) => {
        const bytes = new Uint8Array(text.length / 5 * 4), view = new DataView(bytes.buffer);
        const digits = Object.fromEntries(Array.from(alphabet, (character, value) => [character, value]));
        for (let at = 0; at < text.length; at += 5) {
            let value = 0;
            for (let next = at; next < at + 5; next++) value = value * 85 + digits[text[next]];
            view.setUint32(at / 5 * 4, value);
        }
        return bytes.subarray(0, count);
    };

    window.notebookSearch = async (text, count) => {
        try {
            const bytes = decoded(text, count);
            const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
            const pages = JSON.parse(await new Response(stream).text());
            entries = pages.flatMap(([path, page, found]) => found.map(([kind, anchor, title, text]) => ({
                path, page, kind, anchor, title, text, heading: fold(title), body: fold(text), context: fold(page),
            })));
            search();
        } catch (error) {
            status.textContent = "This browser cannot read the index.";
        }
    };

    const load = () => {
        if (document.getElementById("search-index")) return;
        status.textContent = "Loading the index …";
        const script = element("script", { id: "search-index", src: "assets/search-index.js" });
        script.onerror = () => { status.textContent = "The index is not there."; script.remove(); };
        document.head.append(script);
    };

    // Finding

    const terms = query => (fold(query).match(/"[^"]+"|\S+/g) || []).map(term => term.replace(/"/g, ""))
        .filter(term => /[\p{L}\p{N}]/u.test(term)).map(term => {
            const stem = term.length > 4 ? term.replace(/(?:es|s|ing|ed)$/, "") : term;
            return [...new Set([term, stem, term.replace(/ss/g, "ß"), term.replace(/ß/g, "ss"), ...(greek[term] || "")])];
        });

    const isStart = (text, at) => at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]);

    // How well a word suits a text: at the start of a word better than inside, as it is better than its stem.
    const weigh = (text, words) => {
        let best = 0, place = -1;
        words.forEach((word, index) => {
            let at = text.indexOf(word);
            if (at < 0) return;
            const first = at;
            while (at >= 0 && !isStart(text, at)) at = text.indexOf(word, at + 1);
            const weight = (at >= 0 ? 1 : 0.3) * (index === 0 ? 1 : 0.8);
            if (weight > best) { best = weight; place = at >= 0 ? at : first; }
        });
        return [best, place];
    };

    const score = (entry, wanted) => {
        let total = 0, first = -1;
        for (const words of wanted) {
            const [title] = weigh(entry.heading, words), [body, place] = weigh(entry.body, words);
            const [page] = weigh(entry.context, words);
            if (title + body + page === 0) return null;
            total += 4 * title + body + 0.5 * page;
            if (first < 0) first = place;
        }
        // What only its page's title tells of stands behind what tells itself.
        if (first < 0 && wanted.every(words => weigh(entry.heading, words)[0] === 0)) return null;
        return { entry, first, total: total + 0.3 * kinds[entry.kind][1] };
    };

    // Showing

    const marked = (text, folded, wanted) => {
        const parts = [];
        let at = 0;
        while (at < text.length) {
            let next = text.length, length = 0;
            for (const words of wanted) for (const word of words) {
                const place = folded.indexOf(word, at);
                if (place >= 0 && (place < next || (place === next && word.length > length))) { next = place; length = word.length; }
            }
            parts.push(text.slice(at, next));
            if (length) parts.push(element("mark", { textContent: text.slice(next, next + length) }));
            at = next + length;
        }
        return parts;
    };

    const excerpt = (entry, place, wanted) => {
        let start = Math.max(place - 60, 0);
        if (start > 0) start = entry.text.indexOf(" ", start) + 1;
        let end = Math.min(start + 180, entry.text.length);
        if (end < entry.text.length) end = Math.max(entry.text.lastIndexOf(" ", end), place + 1);
        const parts = marked(entry.text.slice(start, end), entry.body.slice(start, end), wanted);
        return [start > 0 ? "… " : "", ...parts, end < entry.text.length ? " …" : ""];
    };

    const item = ({ entry, first }, index, wanted) => {
        const link = element("a", { href: entry.path + (entry.anchor && "#" + encodeURIComponent(entry.anchor)), tabIndex: -1 });
        const title = element("span", { className: "found-title" }, ...marked(entry.title, entry.heading, wanted));
        const kind = kinds[entry.kind][0];
        const isNamed = kind === "" || entry.title.startsWith(kind);
        const where = [isNamed ? "" : kind, entry.title === entry.page ? "" : entry.page].filter(Boolean).join(" · ");
        link.append(title, " ", element("span", { className: "found-where", textContent: where }));
        if (entry.text) link.append(element("span", { className: "found-text" }, ...excerpt(entry, Math.max(first, 0), wanted)));
        link.addEventListener("click", () => dialog.close());
        const shown = element("li", { id: "found-" + index }, link);
        shown.setAttribute("role", "option");
        return shown;
    };

    const search = () => {
        if (!entries) return;
        const wanted = terms(input.value);
        const found = wanted.length === 0 ? [] : entries.map(entry => score(entry, wanted)).filter(Boolean)
            .sort((one, other) => other.total - one.total);
        list.replaceChildren(...found.slice(0, most).map((match, index) => item(match, index, wanted)));
        status.textContent = wanted.length === 0 ? "Words of the text, captions, claims, code; “words in a row” in quotes."
            : found.length === 0 ? "Nothing has all of these words."
            : found.length > most ? `${most} of ${found.length} places` : found.length === 1 ? "1 place" : `${found.length} places`;
        choose(found.length ? 0 : -1);
    };

    const choose = index => {
        list.children[chosen]?.setAttribute("aria-selected", "false");
        chosen = index;
        const item = list.children[chosen];
        item?.setAttribute("aria-selected", "true");
        item?.scrollIntoView({ block: "nearest" });
        if (item) input.setAttribute("aria-activedescendant", item.id);
        else input.removeAttribute("aria-activedescendant");
    };

    const keys = event => {
        const count = list.children.length;
        const next = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, PageDown: chosen + 5, PageUp: chosen - 5 }[event.key];
        if (next !== undefined && count) {
            event.preventDefault();
            choose(Math.min(Math.max(next, 0), count - 1));
        } else if (event.key === "Enter" && chosen >= 0) {
            event.preventDefault();
            list.children[chosen].firstChild.click();
        } else if (event.key === "Escape") {
            // Browsers would clear the field first.
            event.preventDefault();
            dialog.close();
        }
    };

    // The dialog

    const open = () => {
        if (!dialog) build();
        if (dialog.open) return;
        dialog.showModal();
        input.select();
        load();
        search();
    };

    const build = () => {
        input = element("input", { type: "search", placeholder: "Search the report", autocomplete: "off", spellcheck: false });
        list = element("ol", { id: "found" });
        status = element("p", { className: "found-status" });
        for (const [name, value] of Object.entries({
            "aria-label": "Search the report", role: "combobox", "aria-expanded": "true", "aria-controls": "found",
            "aria-autocomplete": "list",
        })) input.setAttribute(name, value);
        list.setAttribute("role", "listbox");
        list.setAttribute("aria-label", "Found");
        status.setAttribute("role", "status");
        dialog = element("dialog", { className: "search" }, input, status, list);
        dialog.setAttribute("aria-label", "Search");
        dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
        input.addEventListener("input", search);
        input.addEventListener("keydown", keys);
        document.body.append(dialog);
    };

    const isTyping = target => target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

    document.addEventListener("keydown", event => {
        const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
        const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
        if (!isSlash && !isK) return;
        event.preventDefault();
        open();
    });

    document.addEventListener("DOMContentLoaded", () => {
        const button = element("button", { type: "button", className: "search-open" }, "Search ", element("kbd", { textContent: "/" }));
        button.addEventListener("click", open);
        const masthead = document.querySelector(".masthead");
        const tools = masthead?.querySelector(".tools") || element("div", { className: "tools" });
        tools.prepend(button);
        masthead?.append(tools);
    });
})();
