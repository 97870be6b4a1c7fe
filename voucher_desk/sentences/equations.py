"""The equations of the reconciliation, in words, and the lines they are asked of."""

import re
from gettext import NullTranslations

from voucher_desk.domain.reconciliation import Equation, Figures, Level, Reconciliation
from voucher_desk.sentences.marking import N_
from voucher_desk.sentences.words import figure_word

_FIGURE = re.compile(r"[a-z_]+")
NOWHERE = {
    Level.DONATION: N_("sans don"),
    Level.ASSOCIATION: N_("sans association"),
    Level.CITY: N_("sans ville"),
    Level.DISTRIBUTION: N_("hors distribution"),
}
"""What the line is called that gathers what belongs to none: blanks in the safe are of no distribution."""
LEFT_OUT = {
    Level.DONATION: N_("E10 compare personnes et participations au total : une séance n'a pas de don."),
    Level.CITY: N_(
        "E5 à E8 ne se lisent pas par ville : l'argent est reçu, réclamé et payé par don. "
        "E4 réunit ce qui est payé et à payer, car un paiement ne dit pas la ville de ses bons."
    ),
    Level.DISTRIBUTION: N_(
        "E5 à E8 ne se lisent pas par distribution : l'argent est reçu, réclamé et payé par don. "
        "E4 réunit ce qui est payé et à payer, car un paiement ne dit pas la distribution de ses bons."
    ),
}
"""Why a level has not every equation."""


def side_words(side: str, translations: NullTranslations) -> str:
    """Return one side of an equation with people's words for its figures, signs and brackets as they are."""
    typeset = side.replace(" - ", " – ")
    return _FIGURE.sub(lambda figure: figure_word(figure.group(), translations), typeset)


def equation_words(equation: Equation, translations: NullTranslations) -> str:
    """Return an equation in words: `reçu = disponible + en circulation + ...`."""
    left, right = (side_words(side, translations) for side in (equation.left_names, equation.right_names))
    return f"{left} {equation.sign} {right}"


def line_word(code: str, level: Level, translations: NullTranslations) -> str:
    """Return what people call a line: its code, or a word where it gathers what belongs to no line."""
    word = NOWHERE[level]
    return code or translations.gettext(word)


def named_lines(found: Reconciliation, translations: NullTranslations) -> tuple[tuple[str, Figures], ...]:
    """Return the figures of each line by what people call it, the total last."""
    lines = ((line_word(code, found.level, translations), figures) for code, figures in found.lines.items())
    return (*lines, (translations.gettext("Total"), found.total))


def left_out(level: Level, translations: NullTranslations) -> str:
    """Return why some equations are not asked of the lines of a level, nothing where all are."""
    sentence = LEFT_OUT.get(level)
    return translations.gettext(sentence) if sentence else ""
