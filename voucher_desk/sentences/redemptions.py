"""What a provider reads at the counter when a voucher is refused, or a redemption undone.

Nothing in these sentences tells who the holder is, who redeemed before, or why a voucher is suspended
(invariant 23; programme, lost or stolen vouchers).
"""

from enum import Enum

from voucher_desk.domain.redemptions import (
    AlreadyRedeemed,
    AlreadyReversed,
    OldPaper,
    OperationReused,
    RedemptionClaimed,
    TooLateToReverse,
    UnknownPaper,
    UnknownRedemption,
    Verdict,
    VoucherExpired,
    VoucherNotIssued,
    VoucherSuspended,
    VoucherVoid,
)
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    UnknownPaper: N_("Bon inconnu. Gardez-le et appelez la coordination."),
    VoucherExpired: N_("Bon expiré : il était valable jusqu'au {expires_on}."),
    VoucherSuspended: N_("Bon suspendu. Gardez le bon et appelez la coordination."),
    OldPaper: N_("Ancien exemplaire annulé : demandez le bon réimprimé."),
    AlreadyRedeemed: N_("Bon déjà utilisé le {at}."),
    VoucherVoid: N_("Bon annulé. Gardez-le et appelez la coordination."),
    VoucherNotIssued: N_("Bon jamais remis. Gardez-le et appelez la coordination."),
    OperationReused: N_("Ce numéro d'opération a servi à un autre scan. Scannez à nouveau."),
    UnknownRedemption: N_("Aucun échange ne porte le numéro d'opération {op_id}."),
    TooLateToReverse: N_("Échange du {at} : le délai de 24 heures est passé. Appelez la coordination."),
    RedemptionClaimed: N_(
        "Cet échange est déjà dans une demande de remboursement : la correction se fait sur la demande."
    ),
    AlreadyReversed: N_("Cet échange est déjà annulé. Rien n'a changé."),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    Verdict: {
        Verdict.VALID: N_("Bon valable"),
        Verdict.REDEEMED: N_("Bon échangé"),
        Verdict.REFUSED: N_("Bon refusé"),
    },
}
