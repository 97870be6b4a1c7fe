"""The words for what stands behind a figure."""

from enum import Enum

from voucher_desk.queries.pieces import PieceKind
from voucher_desk.sentences.marking import N_

WORDS: dict[type[Enum], dict[Enum, str]] = {
    PieceKind: {
        PieceKind.VOUCHER: N_("bon"),
        PieceKind.EVENT: N_("fait du journal"),
        PieceKind.REDEMPTION: N_("échange au comptoir"),
        PieceKind.LINE: N_("ligne de demande"),
        PieceKind.PAPER: N_("papier compté"),
        PieceKind.CLAIM: N_("demande"),
        PieceKind.PAYMENT: N_("paiement"),
        PieceKind.PRESENCE: N_("présence"),
        PieceKind.ACCOUNT: N_("solde sans mouvement"),
        PieceKind.DIFFERENCE: N_("écart"),
    },
}
