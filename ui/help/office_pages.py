"""Pages of help on what stands beside the way of a voucher: monitoring, the directory, the programme."""

from collections.abc import Mapping

from ui.help.part import KEYBOARD, Part
from voucher_desk.sentences.marking import N_

OFFICE_PAGES: Mapping[str, tuple[Part, ...]] = {
    "Suivi": (
        Part(
            N_("À quoi sert cet écran"),
            N_(
                "Demander aux personnes, avant ou après une distribution, ce qu'elles ont reçu et comment "
                "elles vont. Un entretien ne porte ni nom, ni code, ni numéro de bon ; personne ne peut "
                "le rouvrir."
            ),
        ),
        Part(
            N_("Saisir des entretiens"),
            N_(
                "Choisissez un suivi ouvert. Les chiffres 0 à 5 répondent et passent à la question suivante, "
                "Tab laisse une question sans réponse, Retour arrière efface, Entrée enregistre et commence "
                "le suivant."
            ),
        ),
        Part(
            N_("Reprendre une liste d'entretiens"),
            N_(
                "« Importer une liste… », ou déposez le fichier sur la fenêtre. L'aperçu dit ce qui a été "
                "compris ou chaque cellule à corriger ; rien n'est noté avant votre accord."
            ),
        ),
        Part(
            N_("Lire les résultats"),
            N_(
                "Ils se lisent quand le suivi est clos. Moins de cinq réponses, ou 1 à 4 personnes, ne sont "
                "jamais montrées en chiffres : personne ne doit être reconnu."
            ),
        ),
        KEYBOARD,
    ),
    "Annuaire": (
        Part(
            N_("À quoi sert cet écran"),
            N_("Où orienter une personne, par ville et par soins ; rien d'une personne n'y est."),
        ),
        Part(
            N_("Reprendre une liste de services"),
            N_(
                "Excel et CSV enregistrent les fiches entières ; modifiées, elles se reprennent par "
                "« Importer une liste… ». L'aperçu dit ce qui est nouveau, modifié ou déjà connu."
            ),
        ),
        KEYBOARD,
    ),
    "Programme": (
        Part(
            N_("À quoi sert cet écran"),
            N_("Ce que le programme déclare : dons et tranches, lots de bons, prestataires, personnes."),
        ),
        Part(
            N_("Charger un fichier"),
            N_(
                "Choisissez le fichier TOML, ou déposez-le sur la fenêtre. L'aperçu dit ce qui est nouveau, "
                "ce qui change et ce qui sera reçu ; rien n'est écrit avant votre accord, "
                "et rien n'est jamais retiré. Le même fichier peut être chargé de nouveau sans dommage."
            ),
        ),
        KEYBOARD,
    ),
}
"""The page of each of these screens, by its name."""
