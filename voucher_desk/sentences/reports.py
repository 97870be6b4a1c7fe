"""What a person reads about reports: refusals, and the words for what is counted."""

from enum import Enum

from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.domain.report_lists import ReportListsUnreadable, ReportListsWrong
from voucher_desk.domain.reports import Measure, PeriodBackwards, ReportKind, TableTooLong
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    ReportListsUnreadable: N_("Textes des rapports illisibles : {detail}. Corrigez rapports.toml."),
    ReportListsWrong: N_(
        "Textes des rapports : « {key} » manque ou est faux (attendu : {expected}). Corrigez rapports.toml."
    ),
    PeriodBackwards: N_(
        "La période finit le {last}, avant de commencer le {first}. Vérifiez les deux jours."
    ),
    TableTooLong: N_(
        "Ce tableau a {lines} lignes, et un PDF en prend {most} au plus. Exportez-le en XLSX ou en CSV, ou"
        " cherchez plus étroit."
    ),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    ReportKind: {
        ReportKind.SADD: N_("données par sexe et âge"),
        ReportKind.BULLETIN: N_("bulletin du projet"),
        ReportKind.FOUR_WS: N_("classeur 4W du groupe SMSPS"),
        ReportKind.STATEMENT: N_("relevé du donateur"),
    },
    Measure: {
        Measure.PEOPLE: N_("personnes"),
        Measure.PARTICIPATIONS: N_("participations"),
        Measure.EXCHANGES: N_("échanges"),
        Measure.APART: N_("rencontres comptées à part"),
        Measure.SESSIONS: N_("séances, une à une"),
        Measure.MEETINGS: N_("rencontres à part, une à une"),
    },
}
