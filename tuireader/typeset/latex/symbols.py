"""The macros of LaTeX that stand for one sign, as data: which sign, and how it behaves.

Names are those of LaTeX, amsmath, amssymb, stmaryrd, mathtools and textcomp ("The Comprehensive
LaTeX Symbol List"), and those that authors of abstracts define for themselves so often that their
meaning is certain. All signs are of the Basic Multilingual Plane and one cell wide.
"""

from __future__ import annotations

from functools import cache

from tuireader.typeset.latex.atoms import Role

_GREEK = """
alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta θ iota ι
kappa κ varkappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ρ sigma σ
varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω digamma ϝ Gamma Γ Delta Δ Theta Θ
Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω varGamma Γ varDelta Δ varTheta Θ
varLambda Λ varXi Ξ varPi Π varSigma Σ varUpsilon Υ varPhi Φ varPsi Ψ varOmega Ω
Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Rho Ρ Tau Τ Chi Χ
"""

_ORDINARY = """
infty ∞ ell ℓ hbar ℏ hslash ℏ nabla ∇ partial ∂ forall ∀ exists ∃ nexists ∄ emptyset ∅
varnothing ∅ aleph ℵ beth ℶ Re Re Im Im wp ℘ top ⊤ bot ⊥ angle ∠ measuredangle ∡ triangle △
square □ Box □ blacksquare ■ diamond ⋄ Diamond ◇ lozenge ◊ blacklozenge ◆ bigstar ★ clubsuit ♣
spadesuit ♠ heartsuit ♡ diamondsuit ♢ checkmark ✓ cmark ✓ xmark ✗ ding ✓ dagger † dag †
ddagger ‡ ddag ‡ S § P ¶ copyright © pounds £ euro € EUR € yen ¥ degree ° deg ° textdegree °
celsius °C imath i jmath j prime ' backprime ‵ sharp ♯ flat ♭ natural ♮ neg ¬ lnot ¬ surd √
complement ∁ mho ℧ eth ð Finv Ⅎ Bbbk k blacktriangle ▲ triangledown ▽ blacktriangledown ▼
triangleright ▷ triangleleft ◁ star ⋆ ast * bullet • smile ⌣ frown ⌢ uparrow ↑ downarrow ↓
Uparrow ⇑ Downarrow ⇓ updownarrow ↕ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ ldots … dots …
dotsc … dotsb … dotsm … dotso … dotsi … cdots ⋯ vdots ⋮ ddots ⋱ textellipsis … mathellipsis …
colon : vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖ | ‖ % % $ $ # # & & _ _ backslash ∖
textbackslash ∖ textasciitilde ~ textasciicircum ˆ textbar | textless < textgreater >
textunderscore _ textdollar $ textquotesingle ' textquoteleft ‘ textquoteright ’
textquotedblleft “ textquotedblright ” textendash – textemdash — textbullet • textregistered ®
texttrademark ™ textcopyright © textmu μ micro μ textperthousand ‰ textsection § texttimes ×
textonehalf ½ half ½ ss ß ae æ oe œ AE Æ OE Œ o ø O Ø aa å AA Å l ł L Ł i ı j ȷ dh ð th þ DH Ð TH Þ
LaTeX LaTeX TeX TeX BibTeX BibTeX reals ℝ real ℝ Real ℝ R ℝ RR ℝ N ℕ NN ℕ nat ℕ Z ℤ ZZ ℤ Q ℚ QQ ℚ
C ℂ CC ℂ PP ℙ HH ℍ E E EE E F F eps ε veps ε vareps ε cO O calO O calo O bigO O BigO O order O
otilde Õ tO Õ Otilde Õ otil Õ Otil Õ bigOtil Õ Ot Õ tOmega Ω̃ Omegat Ω̃ Omegatilde Ω̃ tTheta Θ̃
indic 1 ind 1 one 1 1 1 euros €
"""

_WORDS = """
OPT OPT opt opt ie i.e. eg e.g. etal et~al. etc etc. wrt w.r.t. vs vs. iid i.i.d. aka a.k.a.
st s.t. resp resp.
"""
"""What is set apart from letters beside it; a tilde is a space."""

_RELATIONS = """
le ≤ leq ≤ leqslant ≤ leqq ≤ ge ≥ geq ≥ geqslant ≥ geqq ≥ ne ≠ neq ≠ ll ≪ gg ≫ lll ⋘ ggg ⋙
approx ≈ approxeq ≊ thickapprox ≈ sim ∼ thicksim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ varpropto ∝
asymp ≍ doteq ≐ triangleq ≜ coloneqq := coloneq := eqqcolon =: eqdef ≝ defeq := lesssim ≲
gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽
precsim ≾ succsim ≿ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subseteqq ⊆ supseteqq ⊇
subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ nsupseteq ⊉ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑
sqsupseteq ⊒ in ∈ ni ∋ owns ∋ notin ∉ member ∈ mid | divides | nmid ∤ parallel ∥ nparallel ∦
perp ⊥ indep ⊥ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ nvdash ⊬ nvDash ⊭ to → rightarrow →
longrightarrow → Rightarrow ⇒ Longrightarrow ⇒ implies ⇒ impliedby ⇐ leftarrow ← gets ←
longleftarrow ← Leftarrow ⇐ Longleftarrow ⇐ leftrightarrow ↔ longleftrightarrow ↔
Leftrightarrow ⇔ Longleftrightarrow ⇔ iff ⇔ mapsto ↦ longmapsto ↦ hookrightarrow ↪
hookleftarrow ↩ twoheadrightarrow ↠ rightsquigarrow ⇝ leadsto ⇝ rightharpoonup ⇀
rightharpoondown ⇁ leftharpoonup ↼ rightleftharpoons ⇌ leftrightharpoons ⇋ rightrightarrows ⇉
leftrightarrows ⇆ nrightarrow ↛ nleftarrow ↚ nRightarrow ⇏ circlearrowright ↻
circlearrowleft ↺ curvearrowright ↷ dashrightarrow ⇢ textrightarrow → textleftarrow ←
lt < gt > nless ≮ ngtr ≯ nleq ≰ ngeq ≱ bowtie ⋈ because ∵ therefore ∴ vartriangleleft ⊲
vartriangleright ⊳ trianglelefteq ⊴ trianglerighteq ⊵ unlhd ⊴ unrhd ⊵ lhd ⊲ rhd ⊳
upharpoonright ↾ restriction ↾ eqsim ≂ risingdotseq ≓ fallingdotseq ≒ between ≬ pitchfork ⋔
multimap ⊸ Join ⋈ rightarrowtail ↣ lightning ↯
"""

_BINARY = """
times × div ÷ pm ± mp ∓ cup ∪ cap ∩ setminus ∖ smallsetminus ∖ wedge ∧ land ∧ vee ∨ lor ∨
oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ oslash ⊘ uplus ⊎ sqcup ⊔ sqcap ⊓ ltimes ⋉ rtimes ⋊ amalg ⨿
wr ≀ boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡ circledast ⊛ circledcirc ⊚ bigcirc ○ circ ∘
Cup ⋓ Cap ⋒ barwedge ⊼ veebar ⊻ intercal ⊺ dotplus ∔ cdot · cdotp · centerdot · bmod mod
textpm ± curlyvee ⋎ curlywedge ⋏
"""

_LARGE = """
sum ∑ prod ∏ coprod ∐ int ∫ intop ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁
bigotimes ⨂ bigodot ⨀ biguplus ⨄ bigvee ⋁ bigwedge ⋀ bigsqcup ⨆
"""

_LIMITED = """
max min sup inf lim limsup liminf arg argmax argmin
"""
"""Names of functions under which there is what they range over."""

_FUNCTIONS = """
log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth dim ker det gcd lcm
Pr Prob prob hom Hom tr Tr trace diag rank sign sgn softmax relu ReLU sigmoid poly polylog
polyloglog loglog supp Var Cov var cov vol Vol conv span Span mod prox KL dist diam rad grad curl
id median proj Proj spec
"""
"""Names of functions, as LaTeX has them and as authors define them."""

_OPENING = "{ { lbrace { [ [ lbrack [ langle ⟨ lceil ⌈ lfloor ⌊ llbracket ⟦ lparen ( ( ("
_CLOSING = "} } rbrace } ] ] rbrack ] rangle ⟩ rceil ⌉ rfloor ⌋ rrbracket ⟧ rparen ) ) )"


@cache
def symbols() -> dict[str, tuple[str, Role]]:
    """The sign and its role, by the macro's name without its backslash."""
    tables = (
        (_GREEK, Role.ORDINARY),
        (_ORDINARY, Role.ORDINARY),
        (_WORDS, Role.WORD),
        (_BINARY, Role.BINARY),
        (_LARGE, Role.LARGE),
        (_RELATIONS, Role.RELATION),
        (_OPENING, Role.OPENING),
        (_CLOSING, Role.CLOSING),
    )
    found = {name: (name, Role.FUNCTION) for name in _FUNCTIONS.split()}
    found.update((name, (name, Role.LARGE)) for name in _LIMITED.split())
    for table, role in tables:
        words = table.split()
        for name, sign in zip(words[::2], words[1::2], strict=True):
            found[name] = (sign.replace("~", " ") if role is Role.WORD else sign, role)
    return found


WRITTEN_OUT = (
    *("log", "ln", "exp", "poly", "polylog", "max", "min", "argmax", "argmin", "sin", "cos"),
)
"""Functions that authors write without a backslash."""

_CHARACTERS = {
    Role.RELATION: "=<>≤≥≈∼≃≅≠∈∉→←↔⇒⇔⇐≡≪≫∝⊂⊆⊃⊇↦≲≳⊥∥",
    Role.BINARY: "+-−×±·∪∩∘⊕⊗∧∨",
    Role.PUNCTUATION: ",;:",
    Role.OPENING: "([⟨⌈⌊",
    Role.CLOSING: ")]⟩⌉⌋",
    Role.LARGE: "∑∏∫",
}


@cache
def characters() -> dict[str, Role]:
    """How characters behave in a formula, those that are not ordinary."""
    found = {each: role for role, every in _CHARACTERS.items() for each in every}
    return found | {":=": Role.RELATION, "=:": Role.RELATION}


SAME = {"⋆": "*", "⋅": "·", "∗": "*", "−": "-", "′": "'", "ϵ": "ε", "ϕ": "φ"}
"""Signs that are written as others."""
