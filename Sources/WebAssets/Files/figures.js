// Values under the pointer and by keys, figures that are stepped through, a larger view. All of a figure is there without it.
(function () {
    "use strict";
    const narrow = matchMedia("(max-width: 600px)");
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const waiting = new Map();
    globalThis.figureValues = (values) => waiting.get(document.currentScript)?.(values);

    function element(name, attributes = {}, ...children) {
        const made = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) { made.setAttribute(key, value); }
        made.append(...children);
        return made;
    }

    // A script rather than a fetch: pages work from a folder, too.
    function load(figure) {
        figure.values ??= new Promise((done) => {
            const script = element("script", { src: figure.dataset.values });
            waiting.set(script, done);
            script.onerror = () => done(null);
            document.head.append(script);
        }).then((values) => values && prepare(figure, values));
        return figure.values;
    }

    const minus = "\u2212";
    const written = (value) => (typeof value === "number" ? String(value).replace("-", minus) : value);

    // Columns that several layers share are there once. Places are numbers, what is shown is text.
    function resolve({ columns, layers }) {
        for (const layer of layers) {
            for (const key of ["u", "v"]) { if (key in layer) { layer[key] = columns[layer[key]]; } }
            for (const key of ["x", "x_end", "y", "low", "high", "value"]) {
                if (key in layer) { layer[key] = columns[layer[key]].map(written); }
            }
        }
    }

    function prepare(figure, values) {
        resolve(values);
        const view = {
            figure, values, moment: values.first ?? 0, drawing: figure.querySelector(".drawing"),
            tip: element("div", { class: "readout", hidden: "" }), ring: element("i", { class: "ring", hidden: "" }),
            said: element("p", { class: "said", role: "status" }), texts: element("div", { class: "texts", "aria-hidden": "true" }),
        };
        view.drawing.append(view.texts, view.ring, view.tip);
        figure.append(view.said);
        if (values.wide.svg) { step(view); }
        layTexts(view);
        narrow.addEventListener("change", () => layTexts(view));
        new ResizeObserver(() => place(view)).observe(view.drawing);
        return view;
    }

    const sheet = (view) => (narrow.matches && !view.drawing.closest("dialog") ? view.values.narrow : view.values.wide);
    const picture = (view) => view.stage?.querySelector("svg") ?? view.drawing.querySelector("img");

    // Invisible text over the picture: found by the browser's search, selected and copied.
    function layTexts(view) {
        const { texts, width } = sheet(view);
        view.texts.replaceChildren(...texts.map(([text, x, y, angle, size, start, end]) => {
            const span = element("span", {}, text);
            const em = (number) => `calc(100cqw * ${number / width})`;
            span.style.cssText = `left:${em(x)};top:${em(y)};font-size:${em(size)};width:${em(end - start)};` +
                `transform:rotate(${angle}rad) translate(${em(start)}, -80%)`;
            return span;
        }));
        place(view);
    }

    function place(view) {
        const shown = picture(view);
        const [outer, inner] = [view.drawing.getBoundingClientRect(), shown.getBoundingClientRect()];
        view.left = inner.left - outer.left + view.drawing.scrollLeft;
        view.top = inner.top - outer.top;
        view.scale = inner.width / sheet(view).width;
        view.texts.style.cssText = `left:${view.left}px;top:${view.top}px;width:${inner.width}px;height:${inner.height}px`;
        hide(view);
    }

    // Values

    const layers = (view) => view.values.moments[view.values.labels ? view.moment : 0].map((number) => view.values.layers[number]);

    function spot(view, layer, index) {
        const [x, y, width, height] = sheet(view).frames[layer.panel] ?? [0, 0, 0, 0];
        const [u, v] = [layer.u[index], layer.v[index]];
        if (u === null || v === null || Math.max(u, v) > 10100 || Math.min(u, v) < -100) { return null; }
        return [view.left + (x + u / 1e4 * width) * view.scale, view.top + (y + (1 - v / 1e4) * height) * view.scale];
    }

    function nearest(view, x, y) {
        let best = { distance: 40 };
        for (const layer of layers(view)) {
            for (let index = 0; index < layer.u.length; index++) {
                const at = spot(view, layer, index);
                const distance = at ? Math.hypot((at[0] - x) * 1.5, at[1] - y) : Infinity;
                if (distance < best.distance) { best = { distance, layer, index, at }; }
            }
        }
        return best.layer ? best : null;
    }

    const number = (text) => Number(text.replace(minus, "-"));

    // The interval of the same series at the same place: a standard error, as a rule.
    function interval(view, layer, index) {
        const has = (other, at) => other.low && other.panel === layer.panel && other.series === layer.series && other.u[at] === layer.u[index];
        for (const other of layers(view)) {
            const at = other.u.findIndex((_, at) => has(other, at));
            if (at < 0) { continue; }
            const [low, high, middle] = [other.low[at], other.high[at], number(layer.y?.[index] ?? "")];
            const [below, above] = [middle - number(low), number(high) - middle];
            const even = Math.abs(above - below) < 0.02 * (above + below) + 1e-3 * Math.abs(middle);
            return even ? ` ± ${((above + below) / 2).toPrecision(2)}` : ` (${low} to ${high})`;
        }
        return "";
    }

    function lines(view, layer, index) {
        const panel = view.values.panels[layer.panel];
        const y = layer.y ? layer.y[index] + interval(view, layer, index) : `${layer.low[index]} to ${layer.high[index]}`;
        const rows = [[panel.x || "x", layer.x[index] + (layer.x_end ? ` to ${layer.x_end[index]}` : "")], [panel.y || "y", y]];
        if (layer.value) { rows.push([panel.value || "value", layer.value[index]]); }
        return rows;
    }

    function show(view, found, isSpoken) {
        view.found = found;
        if (!found) { return hide(view); }
        const { layer, index, at } = found;
        const rows = lines(view, layer, index);
        view.tip.replaceChildren(
            ...(layer.series ? [element("b", {}, layer.series)] : []),
            ...rows.map(([name, value]) => element("div", {}, `${name}: `, element("span", {}, value))));
        view.tip.hidden = view.ring.hidden = false;
        view.ring.style.translate = `${at[0]}px ${at[1]}px`;
        const room = view.drawing.scrollWidth - view.tip.offsetWidth - 4;
        const above = at[1] - view.tip.offsetHeight - 12;
        view.tip.style.translate = `${Math.max(0, Math.min(room, at[0] + 12))}px ${above < 0 ? at[1] + 12 : above}px`;
        if (!isSpoken) { return; }
        const title = view.values.labels ? "" : view.values.panels[layer.panel].title;
        view.said.textContent = [title, layer.series, ...rows.map(([name, value]) => `${name} ${value}`)].filter(Boolean).join(", ");
    }

    function hide(view) {
        view.tip.hidden = view.ring.hidden = true;
        view.found = null;
    }

    function walk(view, key) {
        const shown = layers(view);
        if (!shown.length) { return; }
        const found = view.found ?? { layer: shown[0], index: -1 };
        let row = Math.max(0, shown.indexOf(found.layer));
        let index = found.index;
        const turn = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
        if (turn) {
            row = (row + turn + shown.length) % shown.length;
            const place = found.layer.u[found.index] ?? 0;
            const away = (at) => Math.abs((shown[row].u[at] ?? Infinity) - place);
            index = shown[row].u.reduce((best, _, at) => (away(at) < away(best) ? at : best), 0);
        }
        const count = shown[row].u.length;
        const way = key === "ArrowLeft" || key === "End" ? -1 : 1;
        if (key === "Home") { index = 0; } else if (key === "End") { index = count - 1; } else if (!turn) { index += way; }
        for (let tries = 0; tries < count; tries++, index += way) {
            index = (index + count) % count;
            const at = spot(view, shown[row], index);
            if (at) { return show(view, { layer: shown[row], index, at }, true); }
        }
    }

    // Moments

    function step(view) {
        const { values, figure } = view;
        const last = values.labels.length - 1;
        view.stage = element("div", { class: "stage", role: "img", "aria-label": view.drawing.querySelector("img").alt });
        view.slider = element("input", { type: "range", min: 0, max: last, step: 1, "aria-label": `Moment of ${figure.dataset.name}` });
        view.label = element("output", {});
        const play = element("button", { type: "button", class: "play" });
        const controls = element("div", { class: "stepper" }, play, view.slider, view.label);
        view.drawing.prepend(view.stage);
        view.drawing.after(controls);
        figure.classList.add("stepping");

        let timer = null;
        const stop = () => { clearInterval(timer); timer = null; name(); };
        const name = () => {
            play.textContent = timer ? "❚❚" : "▶";
            play.setAttribute("aria-label", timer ? "Pause" : still.matches ? "Next moment" : "Play");
        };
        const next = () => {
            setMoment(view, view.moment >= last ? 0 : view.moment + 1);
            if (timer && view.moment >= last) { stop(); }
        };
        play.addEventListener("click", () => {
            if (timer) { return stop(); }
            next();
            // Who asks for less motion moves on by hand.
            if (!still.matches) { timer = setInterval(next, 450); }
            name();
        });
        view.slider.addEventListener("input", () => { if (timer) { stop(); } setMoment(view, Number(view.slider.value)); });
        still.addEventListener("change", stop);
        const draw = () => {
            const name = `${figure.id}-${narrow.matches ? "n" : "w"}-`;
            view.stage.innerHTML = sheet(view).svg.replaceAll("@", name);
            setMoment(view, view.moment);
        };
        narrow.addEventListener("change", draw);
        name();
        draw();
    }

    function setMoment(view, moment) {
        view.moment = moment;
        for (const group of view.stage.querySelectorAll("[data-moments]")) {
            const isShown = group.dataset.moments.split(" ").includes(String(moment));
            isShown ? group.removeAttribute("display") : group.setAttribute("display", "none");
        }
        view.slider.value = moment;
        view.slider.setAttribute("aria-valuetext", view.values.labels[moment]);
        view.label.textContent = view.values.labels[moment];
        hide(view);
    }

    // A larger view

    function enlarge(figure) {
        const drawing = figure.querySelector(".drawing");
        const stepper = figure.querySelector(".stepper");
        const dialog = element("dialog", { class: "enlarged", "aria-label": figure.dataset.name });
        const gap = element("div", { class: "gap" });
        const shown = drawing.querySelector(".stage svg") ?? drawing.querySelector("img");
        const box = shown.getBoundingClientRect();
        gap.style.height = `${figure.getBoundingClientRect().height - (figure.querySelector("figcaption")?.offsetHeight ?? 0)}px`;
        dialog.style.setProperty("--shape", box.width / box.height);
        drawing.replaceWith(gap);
        const close = element("button", { type: "button", class: "close", "aria-label": "Close" }, "×");
        dialog.append(close, drawing, ...(stepper ? [stepper] : []));
        document.body.append(dialog);
        dialog.addEventListener("click", (event) => { if (event.target === dialog || event.target === close) { dialog.close(); } });
        dialog.addEventListener("close", () => {
            gap.replaceWith(drawing, ...(stepper ? [stepper] : []));
            dialog.remove();
            drawing.focus({ preventScroll: true });
        });
        dialog.showModal();
        drawing.focus();
    }

    for (const figure of document.querySelectorAll("figure.plot[data-values]")) {
        const drawing = figure.querySelector(".drawing");
        drawing.tabIndex = 0;
        drawing.setAttribute("role", "group");
        drawing.setAttribute("aria-label", `${figure.dataset.name}; arrow keys go through its values, Enter enlarges it`);
        drawing.addEventListener("pointermove", async (event) => {
            const view = await load(figure);
            if (!view || event.pointerType === "touch" && !event.buttons) { return; }
            const box = drawing.getBoundingClientRect();
            show(view, nearest(view, event.clientX - box.left + drawing.scrollLeft, event.clientY - box.top), false);
        });
        drawing.addEventListener("pointerleave", async () => { if (figure.values) { const view = await figure.values; if (view) { hide(view); } } });
        drawing.addEventListener("blur", async () => { if (figure.values) { const view = await figure.values; if (view) { hide(view); } } });
        drawing.addEventListener("keydown", async (event) => {
            if (event.target !== drawing) { return; }
            if (event.key === "Enter" && !drawing.closest("dialog")) { return enlarge(figure); }
            if (!/^(Arrow(Up|Down|Left|Right)|Home|End|Escape)$/.test(event.key)) { return; }
            if (event.key !== "Escape") { event.preventDefault(); }
            const view = await load(figure);
            if (view) { event.key === "Escape" ? hide(view) : walk(view, event.key); }
        });
        drawing.addEventListener("click", () => {
            if (!drawing.closest("dialog") && getSelection().isCollapsed) { enlarge(figure); }
        });
    }

    // One after the other when nothing else is to do, so that labels are found; sooner what comes near the window.
    const near = new IntersectionObserver((entries) => {
        for (const { isIntersecting, target } of entries) { if (isIntersecting) { near.unobserve(target); load(target); } }
    }, { rootMargin: "1200px" });
    const all = [...document.querySelectorAll("figure.plot[data-values]")];
    for (const figure of all) { near.observe(figure); }
    const idle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 200));
    addEventListener("load", () => {
        if (navigator.connection?.saveData) { return; }
        (async () => { for (const figure of all) { await new Promise(idle); await load(figure); } })();
    });
})();
