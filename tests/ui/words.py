"""What a page says in a language that is not its own."""

import re

from ui.texts import TEXTS

# Everything that is shown or read aloud in the language of the page: an element that names another
# one, an article on an English page, is let alone, and so is what can be typed.
GATHER = """() => {
  const lang = document.documentElement.lang;
  const apart = "code, script, style, noscript, [translate=no]";
  const own = (element) =>
    element.checkVisibility() && !element.closest(apart) &&
    element.closest("[lang]").lang === lang;
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  const found = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.nodeValue.trim();
    if (text && own(walker.currentNode.parentElement)) found.push(text);
  }
  for (const name of ["aria-label", "title", "placeholder", "alt", "data-done"])
    for (const element of document.querySelectorAll(`[${name}]`))
      if (own(element)) found.push(element.getAttribute(name).trim());
  return found;
}"""
ENGLISH = re.compile(
    r"\b(the|and|of|is|are|this|with|for|not|from|page|search|articles?|press|please|wait|server|"
    r"close|clear|menu|running|error|found|show|more|loading|entry|date|skip)\b",
    re.IGNORECASE,
)
_LETTERS = 4
"""Of an interface text, to be told from what stands in articles."""


def _templates(lang: str) -> tuple[re.Pattern[str], set[str]]:
    """Return the texts of *lang* alone as patterns, and the pieces between what is put in."""
    other = "en" if lang == "vi" else "vi"
    shared = set(TEXTS[other].values())
    alone = [text for text in TEXTS[lang].values() if text not in shared]
    cut = [re.split(r"\{\w+\}", text) for text in alone]
    known = [parts for parts in cut if sum(map(str.isalpha, "".join(parts))) >= _LETTERS]
    pieces = {part.strip() for parts in known for part in parts if len(part.strip()) > _LETTERS}
    return re.compile("|".join(".+".join(map(re.escape, parts)) for parts in known)), pieces


_OF = {lang: _templates(lang) for lang in TEXTS}


def strange(page) -> list[str]:
    """Return what the page says that its other language would."""
    lang = page.locator("html").get_attribute("lang")
    pattern, pieces = _OF["en" if lang == "vi" else "vi"]
    return [
        text
        for text in page.evaluate(GATHER)
        if pattern.fullmatch(text)
        or text in pieces
        or (lang == "vi" and ENGLISH.search(text) and text not in TEXTS["vi"].values())
    ]
