"""The words of the donor's statement."""

from gettext import NullTranslations

from voucher_desk.domain.donor_statement import StatementItem, StatementLine
from voucher_desk.sentences.marking import N_

ITEMS: dict[StatementItem, str] = {
    StatementItem.RECEIVED: N_("Reçu du donateur"),
    StatementItem.COMMITTED: N_("Engagé en bons"),
    StatementItem.REDEEMED: N_("Échangé chez les prestataires"),
    StatementItem.PAID: N_("Payé aux prestataires"),
    StatementItem.RETURNED: N_("Rendu au donateur"),
    StatementItem.BALANCE: N_("Solde en caisse"),
    StatementItem.AVAILABLE: N_("Disponible, non engagé"),
}


def item_word(item: StatementItem, translations: NullTranslations) -> str:
    """Return the word for a line of the statement."""
    word = ITEMS[item]
    return translations.gettext(word)


def rate_source_words(line: StatementLine, translations: NullTranslations) -> str:
    """Return where a rate comes from; a mean says so."""
    if not line.is_mean:
        return line.rate_source
    return translations.gettext("Moyenne des tranches reçues ({sources})").format(sources=line.rate_source)
