"""The words for acts that a refusal names: what was asked of a voucher, a session, a claim."""

from gettext import NullTranslations

from voucher_desk.domain.events import EventKind
from voucher_desk.sentences.marking import N_
from voucher_desk.sentences.words import word_of

ACTS: dict[str, str] = {
    "print": N_("impression"),
    "reprint": N_("réimpression"),
    "spoil": N_("mise au rebut"),
    "hand_over": N_("remise"),
    "return": N_("retour au stock"),
    "destroy": N_("destruction"),
    "issue": N_("émission"),
    "redeem": N_("échange"),
    "reverse": N_("annulation de l'échange"),
    "suspend": N_("suspension"),
    "release": N_("levée de la suspension"),
    "void": N_("annulation"),
    "expire": N_("expiration"),
    "extend": N_("prolongation"),
    "replace": N_("remplacement"),
    "attendance": N_("saisie des présences"),
    "record": N_("saisie des présences"),
    "lock": N_("verrouillage"),
    "reopen": N_("réouverture"),
    "cancel": N_("annulation"),
    "freeze": N_("gel de la liste"),
    "open": N_("ouverture"),
    "close": N_("clôture"),
    "explain": N_("explication de l'écart"),
    "reconcile": N_("rapprochement"),
    "return_page": N_("retour de la liste signée"),
    "take_over": N_("réception des bons"),
    "submit": N_("dépôt"),
    "review": N_("contrôle"),
    "approve": N_("approbation"),
    "pay": N_("paiement"),
    "send_back": N_("renvoi"),
    "dispute": N_("contestation"),
    "decide": N_("décision sur la contestation"),
    "enter_invoice": N_("saisie de la facture"),
    "enter_papers": N_("comptage des papiers"),
    "unmatch": N_("rapprochement défait"),
    "propose": N_("proposition"),
    "allocate": N_("affectation d'une somme"),
    "receive": N_("réception d'une tranche"),
    "propose_closing": N_("proposition de clôture"),
    "unmask": N_("petits effectifs montrés"),
}


def act_word(act: str, translations: NullTranslations) -> str:
    """Return the word for an act, or the event that stands for it; one without a word is said as it is."""
    if act in {*EventKind}:
        return word_of(EventKind(act), translations)
    word = ACTS.get(act)
    return act if word is None else translations.gettext(word)
