"""What a person reads after a scan; nothing in it tells anything about the holder (invariant 23)."""

from voucher_desk.domain.papers import (
    MisreadCode,
    NewerVersion,
    NotAVoucherCode,
    OtherProgramme,
    SamplePaper,
    UnknownKey,
)
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.scanning.reading import ArabicKeyboardCorrected, KeyboardCorrected
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    NotAVoucherCode: N_("Ce code n'est pas un bon Voucher Desk."),
    MisreadCode: N_("Code mal lu : scannez à nouveau."),
    UnknownKey: N_("Signature inconnue de ce poste : importez le dernier lot, ou appelez la coordination."),
    OtherProgramme: N_("Ce bon appartient à un autre programme."),
    NewerVersion: N_("Version du bon plus récente que ce logiciel : mettez à jour."),
    SamplePaper: N_("Exercice : cette page d'essai se lit bien, et ne vaut rien."),
    KeyboardCorrected: N_("Clavier du lecteur corrigé ({keyboard})."),
    ArabicKeyboardCorrected: N_("Clavier du lecteur corrigé (arabe)."),
}
