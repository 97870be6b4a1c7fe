"""What a person reads when the signed list comes back: refusals, marks of a line, cells of the difference."""

from enum import Enum
from gettext import NullTranslations

from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.domain.signed_lists import (
    Cell,
    LineMark,
    LineNotOnPage,
    NoSuchPage,
    NotAPageMark,
    OlderListVersion,
    PageNotOfList,
    PageOfOtherProgramme,
)
from voucher_desk.queries.signed_lists import SignedList
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    NotAPageMark: N_(
        "Ce n'est pas le code carré d'une page de liste de distribution. Scannez celui du haut de la page."
    ),
    PageOfOtherProgramme: N_(
        "Cette page est de la distribution {distribution}, d'un autre programme. Gardez-la à part."
    ),
    PageNotOfList: N_(
        "L'empreinte de cette page n'est pas celle de la liste {distribution}, version {version}."
        " Gardez-la à part et prévenez la coordination."
    ),
    OlderListVersion: N_(
        "Cette page est de la version {version} de la liste {distribution}, qui a une version {current}."
        " Pages de la version {current} encore attendues : {missing}."
    ),
    NoSuchPage: N_(
        "La page {page} de la liste {distribution} ne porte aucune personne :"
        " les lignes finissent à la page {pages}."
    ),
    LineNotOnPage: N_("La ligne {line} n'est pas sur cette page, qui va de {first} à {last}."),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    LineMark: {
        LineMark.SIGNED: N_("signé"),
        LineMark.THUMBPRINT: N_("empreinte du pouce"),
        LineMark.UNABLE: N_("sans signature : ne peut pas signer"),
        LineMark.DECLINED: N_("sans signature : ne souhaite pas signer"),
        LineMark.BY_PROXY: N_("sans signature : remis à une personne de confiance"),
        LineMark.FORGOTTEN: N_("sans signature : oubliée"),
        LineMark.OTHER: N_("sans signature : autre motif"),
        LineMark.NOT_COLLECTED: N_("non retiré"),
    },
    Cell: {
        Cell.AGREED: N_("remis au poste, reçu sur le papier"),
        Cell.NOTED_ONLY: N_("remis au poste, rien sur le papier"),
        Cell.SIGNED_ONLY: N_("reçu sur le papier, pas noté au poste"),
        Cell.NEITHER: N_("ni au poste, ni sur le papier"),
        Cell.VOID_SIGNED: N_("reçu sur le papier, mais bon annulé"),
        Cell.OLDER_VERSION: N_("sur une ancienne version seulement"),
        Cell.NOT_RETURNED: N_("page pas revenue"),
    },
}


def received_words(found: SignedList, translations: NullTranslations) -> str:
    """Return what the pages that came back show: signatures, thumbprints, and vouchers received without."""
    signed, thumbs, without = found.received
    return translations.gettext(
        "Signatures : {signed} · empreintes : {thumbs} · sans signature : {without}"
    ).format(signed=signed, thumbs=thumbs, without=without)
