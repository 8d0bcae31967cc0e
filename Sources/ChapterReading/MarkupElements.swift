/// The elements that browsers know: HTML, and what SVG and MathML may hold inside it.
enum MarkupElements {
    /// Whether the name, in lower case, is that of an element, or of what is none. Others, `List<Int>`, show nothing of
    /// themselves; a name with a hyphen is an element of somebody's own.
    static func holds(_ name: String) -> Bool {
        known.contains(name) || name.contains("-") || "!?/".contains { name.first == $0 }
    }

    /// What a browser opens again in every paragraph that follows until it is closed: the page would go on in bold.
    static let formatting: Set<String> = words("a b big code em font i nobr s small strike strong tt u")

    /// What the page itself is made of and the chapter lies in, or what takes in all that follows until it is closed.
    static let containers: Set<String> = words(
        "article aside blockquote body details div dl figure footer form header html main nav ol section span sub sup svg table ul"
    )

    /// What shows the text that follows as its own, or not at all, until it is closed.
    static let swallowing: Set<String> = rawText.union(
        words("audio button canvas dialog fieldset marquee noscript object pre select template video"))

    /// What holds text alone: no tag in it is one.
    static let rawText: Set<String> = words("iframe noembed noframes script style textarea title xmp")

    /// What sets an attribute of another element, in the course of time.
    static let animating: Set<String> = words("animate animatecolor animatemotion animatetransform set")

    /// Whether an element that is never closed goes on behind the chapter's end.
    static func goesOn(_ name: String) -> Bool {
        formatting.contains(name) || containers.contains(name) || swallowing.contains(name)
    }

    private static let known: Set<String> = words(
        """
        a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button canvas
        caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font
        footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins kbd label legend li link main
        map mark marquee menu menuitem meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture
        plaintext portal pre progress q rb rp rt rtc ruby s samp script search section select slot small source span strike strong style sub
        summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp
        animate animatemotion animatetransform circle clippath defs desc ellipse feblend fecolormatrix fecomponenttransfer fecomposite
        feconvolvematrix fediffuselighting fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr
        fegaussianblur feimage femerge femergenode femorphology feoffset fepointlight fespecularlighting fespotlight fetile feturbulence
        filter foreignobject g line lineargradient marker mask metadata mpath path pattern polygon polyline radialgradient rect set stop
        switch symbol text textpath tspan use view
        math annotation maction maligngroup malignmark menclose merror mfenced mfrac mglyph mi mlabeledtr mlongdiv mmultiscripts mn mo mover
        mpadded mphantom mprescripts mroot mrow ms mscarries mscarry msgroup msline mspace msqrt msrow mstack mstyle msub msubsup msup
        mtable mtd mtext mtr munder munderover none semantics
        """)

    private static func words(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
