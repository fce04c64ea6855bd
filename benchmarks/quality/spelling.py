"""The spelling of a Vietnamese syllable: initial consonant, rime and tone."""

import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_INITIALS = "ngh ng nh gh gi kh ph qu th tr ch b c d đ g h k l m n p r s t v x".split()
_FRONT = tuple("eêiy")
_RIMES = frozenset(
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
    """.split()
)
_AFTER_GI = _RIMES | {"êng", "êc", "êt", "ên", "êm"}


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
    match initial:
        case "":
            return rime in _RIMES
        case "k" | "gh" | "ngh":
            return rime in _RIMES and rime.startswith(_FRONT)
        case "c" | "ng":
            return rime in _RIMES and not rime.startswith(_FRONT)
        case "g":
            return rime in _RIMES and not rime.startswith(("e", "ê", "y"))
        case "gi":
            return rime in _AFTER_GI and not rime.startswith(("i", "y"))
        case "qu":  # The u belongs to the rime too: "oa" is spelt "qua", "uyên" "quyên".
            return rime in {"y", "ôc"} or "u" + rime in _RIMES or "o" + rime in _RIMES or (
                rime in {"it", "in", "ich", "inh", "au", "âu", "ân"})  # fmt: skip
    return rime in _RIMES and (rime == "y" or not rime.startswith("y"))
