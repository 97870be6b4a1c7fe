"""Pages of help: what each screen is for and how its work is done, in a few plain paragraphs."""

from collections.abc import Mapping

from ui.help.office_pages import OFFICE_PAGES
from ui.help.part import KEYBOARD, Part
from voucher_desk.sentences.marking import N_

GENERAL = (
    Part(
        N_("À quoi sert cet écran"),
        N_("La liste montre ce qui existe ; ce qui est choisi s'affiche à côté, avec ses actions."),
    ),
    Part(
        N_("Si une action est refusée"),
        N_(
            "Le message en haut de la fenêtre dit pourquoi et ce qui peut être fait. "
            "Rien n'est enregistré tant que le programme n'a pas dit que c'est fait."
        ),
    ),
    KEYBOARD,
)
"""The page of a screen that has none of its own."""

PAGES: Mapping[str, tuple[Part, ...]] = {
    "Accueil": (
        Part(
            N_("À quoi sert cet écran"),
            N_(
                "Ce qui vous attend selon votre fonction, les séances et distributions du jour, "
                "et où en est le programme."
            ),
        ),
        Part(
            N_("Lire les chiffres"),
            N_(
                "Les montants sont ceux du rapprochement, au centime. "
                "Une personne aidée plusieurs fois est comptée une seule fois."
            ),
        ),
        KEYBOARD,
    ),
    "Demandes": (
        Part(
            N_("À quoi sert cet écran"),
            N_(
                "Un prestataire dépose la demande de ce qu'il a échangé ; "
                "elle est contrôlée ligne à ligne, approuvée, puis payée."
            ),
        ),
        Part(
            N_("Rapprocher"),
            N_(
                "Saisissez les lignes de la facture et comptez les papiers, par scan, au clavier ou d'un "
                "fichier. Chaque bon tombe dans une case et une seule."
            ),
        ),
        Part(
            N_("Trois personnes"),
            N_(
                "Celle qui contrôle, celle qui approuve et celle qui paie sont différentes. "
                "Une ligne écartée porte toujours un motif."
            ),
        ),
        Part(
            N_("Si une action manque"),
            N_("Seules s'affichent les actions possibles à cette étape, pour la personne qui agit."),
        ),
        KEYBOARD,
    ),
    "Dons": (
        Part(
            N_("À quoi sert cet écran"),
            N_("Chaque don, du donateur à l'association, avec ses tranches et ce qui reste disponible."),
        ),
        Part(
            N_("Monnaies"),
            N_(
                "Une tranche en monnaie étrangère garde son montant, le taux, sa date et sa source ; "
                "elle est comptée en dirhams une seule fois."
            ),
        ),
        KEYBOARD,
    ),
    "Séances": (
        Part(
            N_("À quoi sert cet écran"),
            N_(
                "Une séance réunit les personnes d'un même jour. Seule une personne notée présente, "
                "ou couverte par une dérogation, reçoit un bon."
            ),
        ),
        Part(
            N_("Importer une liste de présence"),
            N_(
                "Ajoutez la séance, choisissez-la, puis importez sa liste Excel, ODS ou CSV, "
                "ou déposez le fichier sur la fenêtre. "
                "L'aperçu nomme chaque cellule à corriger ; rien n'est enregistré avant votre accord. "
                "Une colonne mal comprise se choisit à gauche, et le choix est retenu. "
                "Un import entier peut être annulé tant que rien n'en dépend."
            ),
        ),
        Part(
            N_("Noter les arrivées"),
            N_(
                "À une séance ouverte, scannez le code d'une personne ou tapez-le : elle est notée présente, "
                "même si elle n'est pas sur la liste. La barre d'espace coche aussi."
            ),
        ),
        Part(
            N_("Verrouiller"),
            N_(
                "Une séance verrouillée ne change plus. Elle peut être rouverte avec un motif, "
                "qui reste dans le journal."
            ),
        ),
        KEYBOARD,
    ),
    "Distributions": (
        Part(
            N_("À quoi sert cet écran"),
            N_("Une distribution donne leurs bons aux personnes présentes à une séance."),
        ),
        Part(
            N_("Les étapes, dans l'ordre"),
            N_(
                "Préparez la distribution, figez sa liste, émettez les bons, imprimez les planches "
                "et la liste à signer. "
                "À la fin, comptez les bons vierges revenus et clôturez ; un écart s'explique bon par bon, "
                "et une autre personne approuve."
            ),
        ),
        Part(
            N_("Imprimer, puis compter"),
            N_(
                "L'aperçu s'ouvre d'abord : Page suivante et Page précédente tournent les pages, "
                "Ctrl et + ou - changent la taille, Ctrl+P imprime. "
                "Comptez ensuite les planches : après un bourrage, seul le reste est réimprimé, "
                "et les papiers perdus ne valent plus rien."
            ),
        ),
        Part(
            N_("Bons vierges"),
            N_("Pour des bons imprimés d'avance, remettez d'abord des vierges du coffre à la distribution."),
        ),
        KEYBOARD,
    ),
    "Bons": (
        Part(
            N_("À quoi sert cet écran"),
            N_("Chaque bon se trouve par son numéro, le code de son papier ou le code de la personne."),
        ),
        Part(
            N_("Annuler, remplacer, réimprimer"),
            N_(
                "Annuler rend l'argent au don et demande deux personnes. Remplacer émet un nouveau bon "
                "à la même personne. "
                "Réimprimer fait un nouveau papier du même bon : les codes de l'ancien sont refusés."
            ),
        ),
        Part(
            N_("Suspendre"),
            N_("Un bon suspendu n'est pas échangé tant que la suspension n'est pas levée."),
        ),
        Part(
            N_("Vierges et bons expirés"),
            N_(
                "« Imprimer des vierges… » fait des bons numérotés pour le coffre ; un vierge gâché se met "
                "au rebut. « Faire expirer… » rend aux dons ce qui reste sur les bons passés de date."
            ),
        ),
        KEYBOARD,
    ),
    "Échange": (
        Part(
            N_("À quoi sert cet écran"),
            N_("Au comptoir d'un prestataire : vérifier un bon, puis l'échanger, en entier ou en partie."),
        ),
        Part(
            N_("Scanner ou taper"),
            N_(
                "Scannez le code où que soit le curseur, ou tapez les douze signes imprimés dessous "
                "puis Entrée. "
                "Lisez la couleur et les mots, vérifiez le montant, puis Échanger."
            ),
        ),
        Part(
            N_("Lire avec la caméra"),
            N_(
                "La caméra lit le code carré, un bon à la fois. Elle s'éteint dès que l'écran est quitté ; "
                "aucune image n'est gardée."
            ),
        ),
        Part(
            N_("Si le bon est refusé"),
            N_(
                "Un code court s'affiche : lisez-le au téléphone à l'association. "
                "Rien de la personne n'apparaît sur cet écran."
            ),
        ),
    ),
    "Anomalies": (
        Part(
            N_("À quoi sert cet écran"),
            N_(
                "Treize règles cherchent ce que la fraude et l'erreur laissent voir. "
                "Un constat pose une question : il n'accuse personne."
            ),
        ),
        Part(
            N_("Lire une règle"),
            N_(
                "Choisissez-la : elle est écrite en toutes lettres, avec ce qu'elle ne peut pas savoir. "
                "✗ marque ce que les règles du programme excluent, · ce qu'un travail honnête peut aussi "
                "montrer."
            ),
        ),
        Part(
            N_("Changer les seuils"),
            N_("Un seuil appliqué vaut pour tout le programme ; le journal garde qui l'a changé."),
        ),
        KEYBOARD,
    ),
    "Échantillons": (
        Part(
            N_("À quoi sert cet écran"),
            N_("Tirer au sort qui interroger, ou quels bons vérifier, et retrouver la liste plus tard."),
        ),
        Part(
            N_("Qui voit quoi"),
            N_(
                "L'OIM lit des numéros de bon ; "
                "l'association, qui connaît les personnes, lit aussi leur code."
            ),
        ),
        Part(
            N_("Refaire le tirage"),
            N_("La graine et la règle du tirage sont écrites avec la liste : chacun retombe sur la même."),
        ),
        KEYBOARD,
    ),
    "Banque": (
        Part(
            N_("À quoi sert cet écran"),
            N_(
                "Chaque ligne du relevé de la banque est mise en face des livres : "
                "tranches reçues, paiements, retours au donateur."
            ),
        ),
        Part(
            N_("Importer un relevé"),
            N_(
                "Excel, ODS ou CSV ; les colonnes sont reconnues dans tout ordre. "
                "L'aperçu nomme chaque cellule à corriger, et un relevé repris deux fois ne change rien."
            ),
        ),
        Part(
            N_("Rapprocher"),
            N_(
                "Une référence et un montant égaux sont sûrs : un bouton les rapproche tous. "
                "Un montant et une date proches ne sont qu'une proposition : Entrée la confirme, "
                "Suppr défait un rapprochement avec un motif. "
                "Avec Ctrl, choisissez une ligne et plusieurs écritures."
            ),
        ),
        Part(
            N_("Lire l'écart"),
            N_("Ce que la banque a de plus que les livres est expliqué au centime par les cas ouverts."),
        ),
        KEYBOARD,
    ),
    "Rapprochement": (
        Part(
            N_("À quoi sert cet écran"),
            N_("Chaque centime de chaque don est suivi : reçu, disponible, en bons, à payer, payé."),
        ),
        Part(
            N_("Lire les égalités"),
            N_(
                "Une égalité qui ne tient pas est rouge, signée et en premier. "
                "Choisissez-la pour la lire en toutes lettres, terme par terme."
            ),
        ),
        Part(
            N_("Descendre jusqu'aux bons"),
            N_(
                "Double-cliquez un terme ou un écart : ses pièces s'ouvrent, bons, échanges, "
                "lignes de demande. Leur somme est le chiffre, au centime."
            ),
        ),
        Part(
            N_("Rejouer le journal (E11)"),
            N_(
                "Tout est reconstruit à partir du journal et comparé ligne par ligne. "
                "C'est long, et cela s'arrête quand on veut."
            ),
        ),
        Part(
            N_("Emporter les chiffres"),
            N_("PDF pour signer, Excel pour calculer, CSV pour un autre programme."),
        ),
        KEYBOARD,
    ),
    "Rapports": (
        Part(
            N_("À quoi sert cet écran"),
            N_("Ce que lisent le donateur et les partenaires, sur une période et un don."),
        ),
        Part(
            N_("Petits effectifs masqués"),
            N_(
                "Un effectif de 1 à 4 pourrait désigner quelqu'un : une étoile le remplace, "
                "et d'autres avec lui. "
                "Coché, « Ne rien masquer… » demande un motif, que le journal garde."
            ),
        ),
        Part(
            N_("Textes et codes"),
            N_(
                "Le contexte, les cadres du bulletin et les codes 4W sont dans rapports.toml : "
                "« Textes et codes… » l'ouvre, et ce qui y est enregistré compte aussitôt."
            ),
        ),
        KEYBOARD,
    ),
    **OFFICE_PAGES,
}
"""The page of each screen, by the screen's name."""
