"""Headings of what must never be collected: nationality, status, documents, health, faith, violence, notes.

Such a column is refused entry by its name and its cells are not looked at (programme rule "Minimise",
invariant 47). The list is wider than needed on purpose: a column refused in error costs a rename.
"""

import re

from voucher_desk.domain.attendance_list.wording import bare, bare_words

_NATIONALITY_AND_STATUS = (
    r"(?<!inter)national|citizen|citoyen|\borigin|\bpays\b|\bcountry\b|\bstatu[ts]|situation|legal|juridi|refug|asyl"
    r"|\basile|migra|apatrid|stateless|displac|deplac|returnee|\bidps?\b|irregul|clandest|\bresiden|sejour"
    r"|\bvisa|\bpermi|judiciair|crimin"
)
_DOCUMENTS = (
    r"passe?port|document|\bcni?e?\b|\bcine?\b|\bnin\b|identit|\bcarte\b"
    r"|\bid (type|n|no|num|numero|number|card|doc)\b"
    r"|\b(type|n|no|num|numero|number|piece|proof) (d |de |of )?id\b"
)
_HEALTH = (
    r"diagnos|patholog|malad|illness|disease|medic|\bsante|health|traitement|treatment|symptom|handicap|disab"
    r"|pregnan|enceinte|grossesse|breastfe|allait|malnour|malnutri|\bvih\b|\bhiv\b|\bsida\b|psych|chronic|chroniq"
    r"|mental|vaccin|addict"
)
_BELIEF_AND_ORIGIN = (
    r"relig|confession|croyance|\bethni|\brac(e|ial)|\btribu|\btribe|\bcaste|politi|sexuel|sexual"
)
_VIOLENCE = r"traffic|trafiq|\btraite\b|victim|violence|\bvbg\b|\bs?gbv\b|\babus|exploit|protection|vulnerab"
_NOTES = r"\bnotes?\b|remar[kq]|observation|\bobs\b|comment"
_ARABIC_PARTS = bare_words(
    *("جنسية", "جنسيات", "الوضع القانوني", "الوضعية", "لاجئ", "لجوء", "مهاجر", "هجرة", "إقامة", "جواز"),
    *("هوية", "بطاقة", "وثيقة", "تشخيص", "مرض", "صحة", "صحية", "علاج", "إعاقة", "ديانة", "قبيلة"),
    *("ضحية", "عنف", "اتجار", "ملاحظ"),
)
_ARABIC_WORDS = bare_words(
    *("بلد", "البلد", "الأصل", "أصل", "حامل", "الحمل", "دين", "الدين", "عرق", "العرق"),
)
_FORBIDDEN = re.compile(
    f"{_NATIONALITY_AND_STATUS}|{_DOCUMENTS}|{_HEALTH}|{_BELIEF_AND_ORIGIN}|{_VIOLENCE}|{_NOTES}"
    rf"|{'|'.join(sorted(_ARABIC_PARTS))}|\b(?:{'|'.join(sorted(_ARABIC_WORDS))})\b"
)
_PERSONAL = re.compile(
    r"\bpre ?noms?\b|\bnoms?\b|names?\b|surname|\bfamil|given|\btel\b|telephone|phone|\bgsm\b|mobile|whatsapp"
    r"|\be ?mail|courriel|adresse|address|signature|emargement|empreinte|thumb|photo"
    r"|اسم|لقب|نسب|هاتف|عنوان|توقيع|امضاء|بصمه"
)


def is_forbidden(heading: str) -> bool:
    """Return whether a heading announces something that must not be collected."""
    return _FORBIDDEN.search(bare(heading)) is not None


def is_personal(heading: str) -> bool:
    """Return whether a heading announces a name, a way to reach the person, or a signature."""
    return _PERSONAL.search(bare(heading)) is not None
