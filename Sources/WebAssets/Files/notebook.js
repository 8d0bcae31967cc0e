// What makes reading more pleasant; a page is whole without it. No part depends on another.
(function () {
    "use strict";
    const root = document.documentElement;
    root.classList.add("scripted");

    // The fonts lie in the stylesheets, and a browser reads them in some milliseconds: nothing is drawn before, so that no line breaks anew.
    const faces = ["1em Libertine", "italic 1em Libertine", "bold 1em Libertine", "1em Biolinum", "bold 1em Biolinum", "italic 1em Biolinum",
        "1em KaTeX_Main", "italic 1em KaTeX_Math", "1em KaTeX_AMS", "1em KaTeX_Size1", "1em KaTeX_Size2", "1em KaTeX_Caligraphic"];
    const draw = () => root.classList.remove("reads-fonts");
    root.classList.add("reads-fonts");
    requestAnimationFrame(() => Promise.all(faces.map((face) => document.fonts.load(face))).then(draw, draw));
    setTimeout(draw, 1000);

    const store = {
        get: (name) => { try { return localStorage.getItem(name); } catch { return null; } },
        set: (name, value) => { try { value ? localStorage.setItem(name, value) : localStorage.removeItem(name); } catch { /* refused */ } },
    };
    const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

    // Light or dark: the system's choice until the reader makes one. Figures follow.
    const themes = { "": "Theme: auto", light: "Theme: light", dark: "Theme: dark" };
    const ask = "(prefers-color-scheme: dark)";
    function setTheme(theme) {
        if (theme) { root.dataset.theme = theme; } else { delete root.dataset.theme; }
        for (const source of all("source[media*='color-scheme'], source[data-media]")) {
            source.dataset.media = source.dataset.media || source.media;
            const answer = theme === "dark" ? "(min-width: 0px)" : theme === "light" ? "(max-width: 0px)" : ask;
            source.media = source.dataset.media.replace(ask, answer);
        }
    }
    let theme = store.get("theme") in themes ? store.get("theme") || "" : "";
    setTheme(theme);

    function button(label, act) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = label;
        button.addEventListener("click", () => act(button));
        return button;
    }

    function toolbar() {
        const masthead = document.querySelector(".masthead");
        let tools = masthead && masthead.querySelector(".tools");
        if (masthead && !tools) {
            tools = document.createElement("div");
            tools.className = "tools";
            masthead.append(tools);
        }
        return tools;
    }

    // All code in the author's order, or gathered at what it leads to.
    function setCode(shown) {
        root.classList.toggle("shows-all-code", shown);
        for (const place of all(".code-place")) {
            const listing = document.getElementById(place.dataset.block);
            const block = listing && listing.closest(".block");
            if (!block) { continue; }
            block.home = block.home || { group: block.parentNode, next: block.nextSibling };
            if (shown) { place.append(block); }
        }
        if (shown) { return; }
        for (const block of all(".code-place > .block").reverse()) { block.home.group.insertBefore(block, block.home.next); }
    }

    // The section at hand in the page's outline.
    function followScroll() {
        const links = new Map(all(".outline a").map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
        const headings = all("h2[id], h3[id]").filter((heading) => links.has(heading.id));
        if (!headings.length) { return; }
        let current;
        const update = () => {
            const line = innerHeight * 0.25;
            let here = headings[0];
            for (const heading of headings) { if (heading.getBoundingClientRect().top < line) { here = heading; } }
            const link = links.get(here.id);
            if (link === current) { return; }
            if (current) { current.removeAttribute("aria-current"); }
            current = link;
            link.setAttribute("aria-current", "location");
            const list = link.closest(".outline");
            const place = link.getBoundingClientRect(), frame = list.getBoundingClientRect();
            if (place.top < frame.top || place.bottom > frame.bottom) { list.scrollTop += place.top - frame.top - frame.height / 2; }
        };
        let waiting = false;
        addEventListener("scroll", () => {
            if (waiting) { return; }
            waiting = true;
            requestAnimationFrame(() => { waiting = false; update(); });
        }, { passive: true });
        update();
    }

    // What scrolls has a place in the tab order; what does not needs none. It is seen anew when fonts, code or another width come.
    function fitTabOrder() {
        const regions = all("[role='region'][tabindex], nav[tabindex]");
        let waiting = false;
        const update = () => {
            waiting = false;
            const fits = regions.map((it) => it.offsetParent && it !== document.activeElement
                && it.scrollWidth <= it.clientWidth && it.scrollHeight <= it.clientHeight);
            regions.forEach((it, index) => { if (fits[index]) { it.removeAttribute("tabindex"); } else { it.tabIndex = 0; } });
        };
        const later = () => {
            if (waiting) { return; }
            waiting = true;
            requestAnimationFrame(update);
        };
        update();
        document.fonts.ready.then(later);
        addEventListener("resize", later, { passive: true });
        document.addEventListener("toggle", later, true);
    }

    // What a reference leads to, beside it.
    const kinds = "a.reference, .citation a[href^='#'], sup.footnote a";
    const parser = new DOMParser();
    const pages = new Map();
    let shown = null, timer = 0;

    async function target(link) {
        const id = decodeURIComponent(link.hash.slice(1));
        const page = link.pathname === location.pathname ? document : await other(link.href.split("#")[0]);
        const found = page && page.getElementById(id);
        if (!found) { return picture(id, link); }
        return content(found);
    }

    function other(address) {
        if (!pages.has(address)) {
            const read = location.protocol === "file:" ? Promise.resolve(null)
                : fetch(address).then((answer) => answer.text()).then((text) => parser.parseFromString(text, "text/html")).catch(() => null);
            pages.set(address, read);
        }
        return pages.get(address);
    }

    // A page read from a disk shows no other page, but its figures: loaded, so that there is room for them; pictures have other names.
    async function picture(id, link) {
        if (!id.startsWith("fig-")) { return null; }
        const image = document.createElement("img");
        const isDark = theme ? theme === "dark" : matchMedia(ask).matches;
        image.src = "figures/" + id + (isDark ? "-dark.svg" : ".svg");
        image.alt = link.textContent;
        return image.decode().then(() => [image], () => null);
    }

    function content(found) {
        const nodes = [found.cloneNode(true)];
        if (/^H[2-6]$/.test(found.tagName)) {
            const next = found.nextElementSibling;
            if (next && next.tagName === "P") { nodes.push(next.cloneNode(true)); }
        }
        for (const node of nodes) {
            for (const part of [node, ...all("[id]", node)]) { part.removeAttribute("id"); }
            for (const part of all("[tabindex]", node)) { part.removeAttribute("tabindex"); }
            for (const part of all("img[loading]", node)) { part.loading = "eager"; }
        }
        return nodes;
    }

    function hide() {
        clearTimeout(timer);
        if (shown) { shown.remove(); shown = null; }
    }

    async function show(link) {
        const nodes = link.preview ? link.preview() : await target(link);
        if (!nodes || !(link.matches(":hover") || link.matches(":focus-visible"))) { return; }
        hide();
        shown = document.createElement("div");
        shown.className = "preview";
        shown.setAttribute("aria-hidden", "true");
        shown.append(...nodes);
        document.body.append(shown);
        const place = link.getBoundingClientRect(), size = shown.getBoundingClientRect();
        const fitsBelow = place.bottom + size.height + 8 < innerHeight || place.top < size.height + 8;
        shown.style.left = Math.max(12, Math.min(place.left, root.clientWidth - size.width - 12)) + scrollX + "px";
        shown.style.top = (fitsBelow ? place.bottom + 6 : place.top - size.height - 6) + scrollY + "px";
        shown.addEventListener("pointerleave", leave);
        shown.addEventListener("pointerenter", () => clearTimeout(timer));
    }

    function leave() {
        clearTimeout(timer);
        timer = setTimeout(hide, 200);
    }

    // `code.js` makes links of its own, each with a function `preview` that gives nodes.
    root.previews = function (link) {
        link.addEventListener("pointerenter", (event) => {
            if (event.pointerType === "touch") { return; }
            clearTimeout(timer);
            timer = setTimeout(() => show(link), 250);
        });
        link.addEventListener("pointerleave", leave);
        link.addEventListener("focus", () => { if (link.matches(":focus-visible")) { show(link); } });
        link.addEventListener("blur", hide);
    };

    function preview() {
        all(kinds).forEach(root.previews);
        addEventListener("keydown", (event) => { if (event.key === "Escape") { hide(); } });
    }

    addEventListener("DOMContentLoaded", () => {
        setTheme(theme);
        const tools = toolbar();
        if (tools) {
            tools.append(button(themes[theme], (it) => {
                const names = Object.keys(themes);
                theme = names[(names.indexOf(theme) + 1) % names.length];
                store.set("theme", theme);
                setTheme(theme);
                it.textContent = themes[theme];
            }));
            if (document.querySelector(".code-place")) {
                const toggle = button("All code", (it) => {
                    const shows = it.getAttribute("aria-pressed") !== "true";
                    it.setAttribute("aria-pressed", String(shows));
                    setCode(shows);
                });
                toggle.setAttribute("aria-pressed", "false");
                tools.append(toggle);
            }
        }
        followScroll();
        fitTabOrder();
        preview();
    });
})();
