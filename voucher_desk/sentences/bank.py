"""What a person reads about bank statements, and the words for how the bank and the books agree."""

from enum import Enum
from gettext import NullTranslations

from voucher_desk.domain import bank, bank_statement
from voucher_desk.domain.bank import EntryKind
from voucher_desk.domain.bank_matching import Cell, Pairing
from voucher_desk.domain.bank_statement import Part
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    bank.AccountMissing: N_("Dites de quel compte est ce relevé."),
    bank.AmountIsNothing: N_("Une ligne de relevé a un montant : indiquez-le."),
    bank.UnknownBankLine: N_("Aucune ligne de relevé ne porte le numéro {line}."),
    bank.UnknownBookEntry: N_("Les livres n'ont pas d'écriture {entry}. Vérifiez-la dans la liste."),
    bank.AlreadyMatched: N_("{what} est déjà rapproché. Défaites d'abord ce rapprochement."),
    bank.SumsDiffer: N_(
        "La banque dit {bank} MAD et les livres {books} MAD : le rapprochement demande l'égalité."
    ),
    bank.OtherAccount: N_("Le compte {account} est celui d'un autre don que l'écriture {entry}."),
    bank.UnknownMatch: N_("Aucun rapprochement en vigueur ne porte le numéro {match}."),
    bank_statement.StatementColumnMissing: N_("Le relevé n'a pas de colonne « {column} »."),
    bank_statement.StatementColumnTwice: N_("{cell} et {second_cell} sont la même colonne."),
    bank_statement.StatementDayWrong: N_("{cell} : date impossible ou incomplète ; écrivez jj/mm/aaaa."),
    bank_statement.StatementAmountWrong: N_("{cell} : montant absent ou incertain ; écrivez 1234,50."),
    bank_statement.StatementBothSides: N_("{cell} : un débit et un crédit sur la même ligne."),
    bank_statement.StatementBalanceWrong: N_("{cell} : le solde devrait être {expected} MAD."),
    bank_statement.StatementFormula: N_("{cell} contient une formule ; collez la valeur."),
    bank_statement.StatementEmpty: N_("Le relevé n'a aucune ligne avec un montant."),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    Cell: {
        Cell.SURE: N_("à rapprocher"),
        Cell.PROPOSED: N_("à confirmer"),
        Cell.AMOUNT_DIFFERS: N_("montant différent"),
        Cell.DATE_DIFFERS: N_("date différente"),
        Cell.BANK_ONLY: N_("banque seule"),
        Cell.BOOKS_ONLY: N_("livres seuls"),
        Cell.MATCHED: N_("rapproché"),
        Cell.WITHIN: N_("entre deux dons, sans mouvement"),
    },
    EntryKind: {
        EntryKind.TRANCHE: N_("tranche reçue"),
        EntryKind.PAYMENT: N_("paiement"),
        EntryKind.RETURN: N_("retour au donateur"),
        EntryKind.MOVED_IN: N_("réaffectation reçue"),
        EntryKind.MOVED_OUT: N_("réaffectation cédée"),
    },
    Part: {
        Part.DAY: N_("date"),
        Part.VALUE_DAY: N_("date de valeur"),
        Part.LABEL: N_("libellé"),
        Part.REFERENCE: N_("référence"),
        Part.DEBIT: N_("débit"),
        Part.CREDIT: N_("crédit"),
        Part.AMOUNT: N_("montant"),
        Part.BALANCE: N_("solde"),
    },
}

CASH: dict[str, str] = {
    "opening": N_("Solde d'ouverture"),
    "came_in": N_("Entrées"),
    "went_out": N_("Sorties"),
    "missing": N_("Relevés manquants"),
    "closing": N_("Solde de clôture"),
    "received": N_("Reçu"),
    "paid": N_("Payé"),
    "returned": N_("Rendu ou cédé"),
    "books": N_("Solde des livres"),
    "difference": N_("Écart"),
}
"""Figures of the cash equation, in its order."""


def cash_word(name: str, translations: NullTranslations) -> str:
    """Return the word for a figure of the cash equation."""
    word = CASH[name]
    return translations.gettext(word)


def entries_words(pairing: Pairing, translations: NullTranslations) -> str:
    """Return the entries of a pairing in words: `V-1 (paiement), V-2 (paiement)`."""
    word_of = WORDS[EntryKind]
    named = []
    for entry in pairing.entries:
        word = word_of[entry.kind]
        named.append(f"{entry.of} ({translations.gettext(word)})")
    return translations.gettext(", ").join(named)
