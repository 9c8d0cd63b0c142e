"""What the theme's settings cannot say, as style sheets: what holds everywhere, and what one kind of screen adds."""

# Sent in the head of the page itself, before anything is drawn: a sheet that comes as an element of the page comes after its text.
# Every rule starts at `html body`, so that it outweighs the framework's own, which are added to the head later.
# Thumbs large enough for a finger, a headline readable from the back of a room, no wasted top margin.
EVERYWHERE = """
<style>
html body .block-container { padding-top: 1.4rem; max-width: 76rem; }
html body h1 { font-size: clamp(1.5rem, 2.4vw, 2rem) !important; padding: 0 0 .2rem !important; }
html body h3 { font-size: clamp(1.2rem, 1.7vw, 1.45rem) !important; line-height: 1.3; padding-top: 1rem !important; }
html body [data-testid="stCaptionContainer"], html body [data-testid="stCaptionContainer"] * { color: inherit; opacity: .92; }
html body .om-start { margin: 0; }
html body .st-key-start_links { gap: .2rem 1rem; margin-bottom: -.4rem; }
html body [class*="st-key-start_links"] a { padding: 0 .3rem; text-decoration: underline; }
html body a.om-badge { color: inherit; font-weight: 600; }
html body .st-key-badges { gap: 0 .6rem; } html body .st-key-badges a { text-decoration: underline; padding: 0; }
html body .om-badge { display: inline-block; padding: .1rem .6rem; border-radius: .9rem; border: 1px solid currentColor; font-size: .85rem; }
html body .om-sentence { font-size: clamp(1.1rem, 1.9vw, 1.5rem); line-height: 1.36; font-weight: 600; margin: .2rem 0 .4rem; }
html body [data-testid="stSlider"] [role="slider"] { min-width: 24px; min-height: 24px; }
html body [class*="st-key-paired_"] button[data-testid^="stNumberInputStep"] { display: none; }
html body [class*="st-key-paired_"] [data-testid="stHorizontalBlock"] { flex-wrap: nowrap; gap: .6rem; }
html body [class*="st-key-paired_"] [data-testid="stColumn"] { min-width: 0; }
html body [data-testid="stSidebarNav"] a:focus-visible { outline: 3px solid currentColor; }
@media (max-width: 1200px) {
html body [class*="_pictures"] [data-testid="stHorizontalBlock"] { flex-direction: column; }
html body [class*="_pictures"] [data-testid="stColumn"] { width: 100% !important; flex: 1 1 auto !important; min-width: 100% !important; }
html body [data-testid="stNumberInputStepUp"], html body [data-testid="stNumberInputStepDown"] { display: none; } }
html body .om-keep { display: inline-block; padding: .5rem 1.2rem; border-radius: .3rem; border: 2px solid currentColor; color: inherit; font-weight: 600; }
@media (max-width: 768px) {
html body .block-container { padding: 3.8rem 1rem 2rem; }
html body .om-start, html body [class*="st-key-start_links"] { font-size: .9rem; line-height: 1.4; }
html body [class*="st-key-start_links"] p { font-size: .9rem; } }
@media (prefers-reduced-motion: reduce) {
*, *::before, *::after { animation-duration: .01ms !important; animation-iteration-count: 1 !important; transition-duration: .01ms !important; scroll-behavior: auto !important; } }
</style>
"""
# On the light blue of the dark theme, white letters cannot be read.
DARK = "<style>[data-testid='stBaseButton-primary']:not(:disabled) * { color: #11161c !important; }</style>"
# In a frame: nothing to write with, and no way round to the other pages.
EMBEDDED = """
<style>
[data-testid="stSidebar"], [data-testid="stSidebarCollapsedControl"], [data-testid="stExpandSidebarButton"], header { display: none !important; }
html body .block-container { padding: .6rem .8rem 1rem !important; }
</style>
"""
# For a projector: large type, nothing at the side.
ON_STAGE = """
<style>
[data-testid="stSidebar"], [data-testid="stSidebarCollapsedControl"], [data-testid="stExpandSidebarButton"], header { display: none !important; }
html body .block-container { padding: 1rem clamp(1rem, 2vw, 2rem) 1rem !important; max-width: 90rem; }
html body h1 { font-size: clamp(1.8rem, 3.4vw, 3rem) !important; }
html body h3 { font-size: clamp(1.4rem, 2.3vw, 2.1rem) !important; }
[class*="st-key-off_stage"], [data-testid="stLayoutWrapper"]:has([class*="st-key-off_stage"]) { display: none; }
[data-testid="stMain"] input, [data-testid="stMain"] textarea, [data-testid="stMain"] [data-baseweb="select"] { font-size: 1.3rem !important; }
[data-testid="stCaptionContainer"] p { font-size: 1.05rem !important; }
.om-points { font-size: clamp(1.15rem, 1.8vw, 1.7rem); line-height: 1.45; } .om-points li { margin-bottom: .7rem; }
html body .om-sentence { font-size: clamp(1.5rem, 2.9vw, 2.6rem); }
[data-testid="stMarkdownContainer"] p, [data-testid="stMarkdownContainer"] li { font-size: clamp(1.1rem, 1.6vw, 1.5rem); }
</style>
"""


def of_page(dark: bool, embedded: bool, stage: bool) -> str:
    """What one kind of screen adds; a comment where it adds nothing, since an empty element is refused."""
    return (DARK if dark else "") + (EMBEDDED if embedded else ON_STAGE if stage else "") or "<!-- -->"
