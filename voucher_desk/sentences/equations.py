"""The equations of the reconciliation, in words."""

import re
from gettext import NullTranslations

from voucher_desk.domain.reconciliation import Equation
from voucher_desk.sentences.words import figure_word

_FIGURE = re.compile(r"[a-z_]+")


def side_words(side: str, translations: NullTranslations) -> str:
    """Return one side of an equation with people's words for its figures, signs and brackets as they are."""
    typeset = side.replace(" - ", " – ")
    return _FIGURE.sub(lambda figure: figure_word(figure.group(), translations), typeset)


def equation_words(equation: Equation, translations: NullTranslations) -> str:
    """Return an equation in words: `reçu = disponible + en circulation + ...`."""
    return side_words(f"{equation.left_names} = {equation.right_names}", translations)
