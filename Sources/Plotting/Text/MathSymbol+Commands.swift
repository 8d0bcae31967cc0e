extension MathSymbol {
    /// The symbols that have names, by name.
    static let commands: [String: MathSymbol] = {
        var table: [String: MathSymbol] = [:]
        for (kind, face, entries) in sources {
            for entry in entries.split(separator: " ") {
                let parts = entry.split(separator: "=")
                guard parts.count == 2, let scalar = parts[1].unicodeScalars.first else { continue }
                table[String(parts[0])] = MathSymbol(scalar: scalar, face: face, kind: kind)
            }
        }
        return table
    }()

    private static let sources: [(MathClass, FontFace, String)] = [
        (
            .ordinary, .mathItalic,
            """
            alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ lambda=λ mu=μ \
            nu=ν xi=ξ pi=π varpi=ϖ rho=ρ varrho=ϱ sigma=σ varsigma=ς tau=τ upsilon=υ phi=ϕ varphi=φ chi=χ psi=ψ omega=ω
            """
        ),
        (
            .ordinary, .mathRegular,
            """
            Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω ell=ℓ infty=∞ partial=∂ nabla=∇ \
            star=⋆ prime=′ forall=∀ exists=∃ emptyset=∅ hbar=ℏ Re=ℜ Im=ℑ dots=… ldots=… cdots=⋯ top=⊤ dagger=† #=# $=$ %=% &=& \
            _=_ angle=∠ |=∥ degree=°
            """
        ),
        (
            .binary, .mathRegular,
            """
            times=× cdot=⋅ pm=± mp=∓ div=÷ ast=∗ circ=∘ bullet=∙ cup=∪ cap=∩ setminus=∖ wedge=∧ vee=∨ oplus=⊕ otimes=⊗ odot=⊙
            """
        ),
        (
            .relation, .mathRegular,
            """
            le=≤ leq=≤ ge=≥ geq=≥ ll=≪ gg=≫ sim=∼ simeq=≃ approx=≈ asymp=≍ equiv=≡ propto=∝ in=∈ ni=∋ subset=⊂ subseteq=⊆ \
            supset=⊃ supseteq=⊇ to=→ rightarrow=→ leftarrow=← leftrightarrow=↔ uparrow=↑ downarrow=↓ Rightarrow=⇒ \
            Leftarrow=⇐ mapsto=↦ perp=⊥ mid=∣ parallel=∥ prec=≺ succ=≻
            """
        ),
        (.relation, .symbols, "lesssim=≲ gtrsim=≳ nless=≮ ngtr=≯ nleq=≰ ngeq=≱"),
        (.largeOperator, .operators, "int=∫ sum=∑ prod=∏"),
        (.open, .mathRegular, "{={ langle=⟨ lfloor=⌊ lceil=⌈ lVert=∥ lvert=∣"),
        (.close, .mathRegular, "}=} rangle=⟩ rfloor=⌋ rceil=⌉ rVert=∥ rvert=∣"),
    ]

    /// Characters that mean themselves, or nearly.
    static func literal(_ scalar: Unicode.Scalar) -> MathSymbol? {
        switch scalar {
        case "a"..."z", "A"..."Z": MathSymbol(scalar: scalar, face: .mathItalic)
        case "0"..."9", ".", "/", "!", "?", "'", "\"", "@": MathSymbol(scalar: scalar, face: .mathRegular)
        case "|": MathSymbol(scalar: "\u{2223}", face: .mathRegular)
        case "-", "\u{2212}": MathSymbol(scalar: "\u{2212}", face: .mathRegular, kind: .binary)
        case "*": MathSymbol(scalar: "\u{2217}", face: .mathRegular, kind: .binary)
        case "+": MathSymbol(scalar: scalar, face: .mathRegular, kind: .binary)
        case "=", "<", ">", ":": MathSymbol(scalar: scalar, face: .mathRegular, kind: .relation)
        case "(", "[": MathSymbol(scalar: scalar, face: .mathRegular, kind: .open)
        case ")", "]": MathSymbol(scalar: scalar, face: .mathRegular, kind: .close)
        case ",", ";": MathSymbol(scalar: scalar, face: .mathRegular, kind: .punctuation)
        default: byCharacter[scalar]
        }
    }

    private static let byCharacter: [Unicode.Scalar: MathSymbol] = {
        var table: [Unicode.Scalar: MathSymbol] = [:]
        for name in commands.keys.sorted() {
            if let symbol = commands[name], !symbol.scalar.isASCII { table[symbol.scalar] = symbol }
        }
        return table
    }()
}
