"""What a page of help is made of, and what the keyboard does everywhere."""

from dataclasses import dataclass

from voucher_desk.sentences.marking import N_


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands under it, as message identifiers."""

    heading: str
    text: str


KEYBOARD = Part(
    N_("Au clavier"),
    N_(
        "Tab passe d'un champ à l'autre, les flèches changent de ligne, Ctrl+C copie les lignes choisies "
        "pour un tableur. La touche Menu choisit les colonnes d'un tableau. "
        "Ctrl+K trouve tout écran et toute action par son nom."
    ),
)
