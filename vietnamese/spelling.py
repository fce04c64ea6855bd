"""The spelling of a Vietnamese syllable: initial consonant, rime and tone."""

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_listed = re.compile(r"\S+").findall
_INITIALS = _listed("ngh ng nh gh gi kh ph qu th tr ch b c d đ g h k l m n p r s t v x")
_FRONT = tuple("eêiy")
_RIMES = frozenset(
    _listed(
        """
    a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong ooc oong op ot oa oac oach oai oam oan oang oanh oao oap oat oay
    oăc oăm oăn oăng oăt oe oem oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uêt uêu uơ uơt
    uy uya uych uyn uynh uyp uyt uyu uyên uyêt uôc uôi uôm uôn uông uôt
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu
    """
    )
)
_AFTER_GI = {r for r in _RIMES if not r.startswith(("i", "y"))} | {"êng", "êc", "êt", "ên", "êm"}
_AFTER_QU = frozenset(_listed("y ôc it in ich inh au âu ân"))


def well_formed(word: str) -> bool:
    """Tell whether *word* (lower case, composed) is spelt as a syllable can be.

    >>> [word for word in ("nghiêng", "quyết", "đươc", "kong", "hiệnNghị") if well_formed(word)]
    ['nghiêng', 'quyết']
    """
    decomposed = unicodedata.normalize("NFD", word)
    tones = [c for c in decomposed if c in _TONES]
    bare = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    if len(tones) > 1 or (bare.endswith(("c", "ch", "k", "p", "t")) and not _stopped(tones)):
        return False
    return any(_fits(i, bare.removeprefix(i)) for i in ("", *_INITIALS) if bare.startswith(i))


def _stopped(tones: list[str]) -> bool:
    """Tell whether a syllable that ends in a stop has one of the two tones it can have."""
    return tones in (["\u0301"], ["\u0323"])


def _fits(initial: str, rime: str) -> bool:
    """Tell whether *rime* may follow *initial*, which is spelt c or k, g or gh by the vowel."""
    if initial == "qu":
        # The u is written once: "oa" becomes "qua", "uyên" "quyên".
        return rime in _AFTER_QU or f"u{rime}" in _RIMES or f"o{rime}" in _RIMES
    if initial == "gi":
        return rime in _AFTER_GI
    if rime not in _RIMES:
        return False
    if initial in ("k", "gh", "ngh"):
        return rime.startswith(_FRONT)
    if initial in ("c", "g", "ng"):
        # "gì" is spelt as if its initial were g.
        return not rime.startswith(_FRONT) or (initial == "g" and rime.startswith("i"))
    return rime == "y" or not initial or not rime.startswith("y")
