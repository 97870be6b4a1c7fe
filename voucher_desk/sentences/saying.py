"""The sentence a person reads for a refusal or a notice, in their language: made here and nowhere else."""

from collections import ChainMap
from gettext import NullTranslations

from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences import (
    amounts,
    attendance_lists,
    backups,
    bank,
    claims,
    collecting,
    count_back,
    directory,
    distributions,
    donations,
    duties,
    exceptions,
    faults,
    floats,
    keys,
    local_time,
    monitoring,
    periods,
    print_jobs,
    programme,
    providers,
    redemptions,
    reports,
    samples,
    scans,
    sessions,
    signed_lists,
    stock,
    vouchers,
)
from voucher_desk.sentences.values import shown_facts

SENTENCES: ChainMap[type[Refused] | type[Notice], str] = ChainMap(
    amounts.SENTENCES,
    attendance_lists.SENTENCES,
    backups.SENTENCES,
    bank.SENTENCES,
    claims.SENTENCES,
    collecting.SENTENCES,
    count_back.SENTENCES,
    directory.SENTENCES,
    distributions.SENTENCES,
    donations.SENTENCES,
    duties.SENTENCES,
    exceptions.SENTENCES,
    faults.SENTENCES,
    floats.SENTENCES,
    keys.SENTENCES,
    local_time.SENTENCES,
    monitoring.SENTENCES,
    periods.SENTENCES,
    print_jobs.SENTENCES,
    programme.SENTENCES,
    providers.SENTENCES,
    redemptions.SENTENCES,
    samples.SENTENCES,
    reports.SENTENCES,
    scans.SENTENCES,
    sessions.SENTENCES,
    signed_lists.SENTENCES,
    stock.SENTENCES,
    vouchers.SENTENCES,
)
"""The French sentence of every refusal and notice, by its class."""


def sentence_of(reason: Refused | Notice, translations: NullTranslations) -> str:
    """Return what a refusal or a notice says: plain text, never markup, its facts written for people.

    The code (`QR-05`) is not part of it. Raises KeyError for a class without sentence, which is our fault.
    """
    sentence = SENTENCES[type(reason)]
    return translations.gettext(sentence).format_map(shown_facts(reason, translations))
