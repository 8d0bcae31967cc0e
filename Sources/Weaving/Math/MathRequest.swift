import Foundation

/// What is asked of the driver, the JavaScript around KaTeX.
struct MathRequest: Encodable {
    var tex: String
    var isDisplay: Bool
    var macros: [String: String]

    /// Defines `typeset(request)`, which answers with the markup, or with what is wrong as JSON. Strict: what LaTeX would refuse is an
    /// error. Each formula gets a macro table of its own, since `\gdef` writes into it. A position is believed only when the text that
    /// the message quotes stands there: inside a macro's expansion KaTeX counts from the start of the macro's body.
    static let driver = #"""
        function typeset(text) {
            var found = answer(JSON.parse(text));
            return found.html || JSON.stringify(found);
        }

        function answer(request) {
            try {
                tokens = 0;
                var wide = tooWide(request.tex);
                if (wide) { return wide; }
                var html = wellFormed(katex.renderToString(request.tex, {
                    displayMode: request.isDisplay, output: "htmlAndMathml", throwOnError: true, strict: "error",
                    trust: trust, macros: request.macros, maxSize: longest
                }));
                // What a macro makes of a length is known only now; KaTeX does not bound negative ones.
                var moved = /margin-(?:left|right):-?(\d+)/g, found;
                while ((found = moved.exec(html)) !== null) {
                    if (+found[1] > longest) { return { message: tooLong(found[1] + "em"), position: 0 }; }
                }
                return { html: html };
            } catch (error) {
                return explain(String(error.message), error.position, request.tex);
            }
        }

        // What macros may add to a formula. KaTeX itself counts how often it puts in what one stands for, and not how much that is.
        var mostTokens = 20000, tokens = 0;

        // KaTeX shows the object that expands macros to a macro that is a function.
        katex.renderToString("\\show", { macros: { "\\show": function (expander) {
            var kind = Object.getPrototypeOf(expander), expansion = kind._getExpansion, taken = kind.consumeArgs, body = null;
            kind._getExpansion = function (name) {
                body = null;
                var found = expansion.call(this, name);
                body = found && found.tokens;
                return found;
            };
            // Called when the macro is certain, before the arguments are put in, each for `#1` and the like: backwards, `1#`.
            kind.consumeArgs = function () {
                var put = body || [];
                var found = taken.apply(this, arguments);
                tokens += put.length;
                for (var i = 1; i < put.length; i++) {
                    var argument = put[i].text === "#" && found[put[i - 1].text - 1];
                    if (argument) { tokens += argument.length; }
                }
                if (tokens > mostTokens) { throw new Error("its macros grow to more than " + mostTokens + " symbols: divide it"); }
                return found;
            };
            return "x";
        } } });

        // In em: wider than any page.
        var longest = 200;

        function tooLong(length) { return "a length of " + length + " leaves the page: at most " + longest + "em"; }

        function tooWide(tex) {
            var em = { em: 1, ex: 0.43, mu: 1 / 18, pt: 0.1, bp: 0.1, pc: 1.2, mm: 0.28, cm: 2.8, "in": 7.2, dd: 0.1, cc: 1.3,
                nd: 0.1, nc: 1.3, sp: 1e-6 };
            var length = /(?:[\\](?:kern|mkern|hskip|mskip|[\\])|[{\[])\s*([-+]?\s*\d*\.?\d+)\s*(em|ex|mu|pt|bp|pc|mm|cm|in|dd|cc|nd|nc|sp)\s*(?=[\]}]|[^a-zA-Z]|$)/g;
            var found;
            while ((found = length.exec(tex)) !== null) {
                if (Math.abs(parseFloat(found[1].replace(/\s/g, ""))) * em[found[2]] > longest) {
                    return { message: tooLong(found[1] + found[2]), position: found.index };
                }
            }
        }

        // KaTeX makes two elements of a named operator such as \min, also where MathML takes one, as in a subscript; and a blank
        // stands before some of its equals signs.
        function wellFormed(html) {
            return html.replace(/<mtd class ="/g, "<mtd class=\"").replace(/<mi(?: [^>]*)?>[^<]*<\/mi><mo>\u2061<\/mo>/g, "<mrow>$&</mrow>");
        }

        function trust(use) {
            if (use.command === "\\href" || use.command === "\\url") {
                if (/^(https?|mailto|_relative)$/.test(use.protocol)) { return true; }
                throw new Error("a link to " + use.protocol + ": is not allowed");
            }
            throw new Error(use.command + " is not allowed");
        }

        function explain(message, position, tex) {
            var parts = /^(?:KaTeX parse error: )?([^]*?)(?: at (?:end of input|position \d+): ([^]*))?$/.exec(message);
            var quoted = (parts[2] || "").replace(/\u0332/g, "").replace(/^\u2026|\u2026$/g, "");
            var start = Math.max(0, position - 15);
            var isOurs = typeof position === "number" && tex.slice(start).indexOf(quoted) === 0;
            var incompatible = /^LaTeX-incompatible input and strict mode is set to 'error': ([^]*?)(?: \[\w+\])?$/.exec(parts[1]);
            return {
                message: whole(incompatible ? "not LaTeX: " + incompatible[1] : parts[1], tex), position: isOurs ? position : 0
            };
        }

        // KaTeX quotes the first half of a character that takes two units; halves alone are no text.
        function whole(message, tex) {
            return message.replace(/[\ud800-\udbff](?![\udc00-\udfff])("? \(\d+\))?/g, function (half, behind) {
                var place = tex.indexOf(half.charAt(0));
                // Behind it stands the number of the half.
                return (place < 0 ? "\ufffd" : tex.substr(place, 2)) + (behind && behind.charAt(0) === '"' ? '"' : "");
            }).replace(/(^|[^\ud800-\udbff])[\udc00-\udfff]/g, "$1\ufffd");
        }
        """#
}

/// What the driver answers: markup, or why not.
struct MathAnswer: Decodable {
    var html: String?
    var message: String?
    /// In UTF-16 units from the start of the formula.
    var position: Int?
}
