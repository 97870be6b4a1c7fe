"""The thirteen reports of exceptions in words: the rule, what it cannot know, and what each finding says."""

from collections.abc import Mapping
from enum import Enum

from voucher_desk.domain.exception_rules import Finding, Rule, Weight
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.domain.thresholds import ThresholdUnknown, ThresholdWrong, Unit
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    ThresholdUnknown: N_("Aucun seuil ne s'appelle {threshold}. Les seuils sont écrits avec chaque règle."),
    ThresholdWrong: N_("Le seuil {threshold} est un nombre entier de {lowest} à {highest}."),
}

RULES: dict[Enum, str] = {
    Rule.R1: N_("Bons présentés deux fois"),
    Rule.R2: N_("Codes inconnus"),
    Rule.R3: N_("Échanges en série"),
    Rule.R4: N_("Parts et délais"),
    Rule.R5: N_("Présences douteuses"),
    Rule.R6: N_("Doublons possibles"),
    Rule.R7: N_("Numéros sans explication"),
    Rule.R8: N_("Annulations et remplacements"),
    Rule.R9: N_("Horloge et horaires"),
    Rule.R10: N_("Deux tâches, une personne"),
    Rule.R11: N_("Demandes gonflées"),
    Rule.R12: N_("Émis, mais remis ?"),
    Rule.R13: N_("Listes importées deux fois"),
}

RULE_WORDS: Mapping[Rule, str] = {
    Rule.R1: N_(
        "Un bon déjà utilisé est scanné à nouveau, {again_minutes} minutes ou plus après l'échange ; "
        "une ligne de demande est écartée parce que son papier manque."
    ),
    Rule.R2: N_(
        "Chez un prestataire, en une heure : {unknown_scans} codes ou plus inconnus, mal signés ou d'un "
        "autre programme."
    ),
    Rule.R3: N_(
        "Plus de {bursts_redemptions} échanges en {bursts_minutes} minutes ; échanges avant {opening_from} h "
        "ou à partir de {opening_to} h ; {order_vouchers} bons ou plus échangés dans l'ordre de leur "
        "émission chez un prestataire ; {face_redemptions} échanges ou plus, tous de la valeur entière."
    ),
    Rule.R4: N_(
        "Chez un prestataire, pour {lag_vouchers} bons ou plus : plus de {share_percent} % des montants de "
        "sa ville, où d'autres sont sous contrat ; échanges moins de {lag_minutes} minutes après "
        "l'émission ; {last_percent} % ou plus de ses échanges dans les {last_days} derniers jours de "
        "validité."
    ),
    Rule.R5: N_(
        "{ticks_people} présences ou plus cochées à {ticks_seconds} secondes au plus l'une de l'autre ; "
        "présences cochées plus de {late_minutes} minutes après la fin ; deux séances de {pattern_people} "
        "personnes ou plus de même composition (sexe, âge), mais d'autres personnes ; présences et émissions "
        "toutes saisies sur un seul poste, quand le programme en a plusieurs."
    ),
    Rule.R6: N_(
        "Un même code présent dans deux associations ; des codes qui ne diffèrent que par les majuscules, "
        "les espaces ou les tirets."
    ),
    Rule.R7: N_(
        "Numéros réservés dont aucun bon n'existe ; bons vierges restés à une distribution close ; "
        "bons générés et jamais imprimés ; premières émissions après la clôture."
    ),
    Rule.R8: N_(
        "Par poste et par personne qui émet : {replaced_vouchers} remplacements, ou annulations, au moins, "
        "et {replaced_percent} % ou plus de ses émissions ; bons annulés après un scan chez un prestataire."
    ),
    Rule.R9: N_(
        "L'horloge d'un poste recule de {clock_seconds} secondes ou plus d'un fait au suivant ; présences "
        "notées plus d'une heure avant la séance ou plus de {window_hours} heures après ; bons émis plus "
        "d'une heure avant la séance."
    ),
    Rule.R10: N_(
        "Une même personne a noté la présence et émis le bon, émis et approuvé l'annulation, émis et "
        "échangé, ou fait deux étapes d'une même demande."
    ),
    Rule.R11: N_(
        "Montant demandé autre que le montant échangé ; numéros de facture d'un prestataire qui ne diffèrent "
        "que par leur écriture ; échange dans deux demandes ; ligne dont l'échange est annulé."
    ),
    Rule.R12: N_(
        "Distributions closes où les remises sont notées : bons que personne n'a retirés, bons échangés sans "
        "remise notée. Celles où aucune remise n'est notée sont nommées. Suivis clos : "
        "{unreceived_percent} % ou plus des personnes interrogées dans une ville disent n'avoir pas reçu de "
        "bon, quand des bons y étaient émis."
    ),
    Rule.R13: N_("Un même fichier importé dans plusieurs séances ; imports de liste annulés."),
}
"""Each rule with its thresholds, by their names with underscores."""

LIMITS: Mapping[Rule, str] = {
    Rule.R1: N_(
        "Un scan répété par mégarde s'y trouve aussi. Les papiers comptés ne sont connus que par les lignes "
        "écartées."
    ),
    Rule.R2: N_(
        "Le texte scanné n'est pas gardé, seulement son empreinte, qui dit s'il se répète. Un papier abîmé "
        "peut suffire."
    ),
    Rule.R3: N_(
        "Les heures d'ouverture de chaque prestataire ne sont pas connues : un horaire vaut pour tous. "
        "Le jour d'une distribution, un guichet échange naturellement en série."
    ),
    Rule.R4: N_(
        "Ni le service rendu ni une revente contre de l'argent ne sont connus : seules les personnes peuvent "
        "le dire."
    ),
    Rule.R5: N_(
        "Le poste d'une présence n'est gardé que par séance : qui n'a été vu qu'à un seul poste n'est pas "
        "connu. Une liste importée porte une seule heure et ne compte pas comme des coches."
    ),
    Rule.R6: N_(
        "Le programme ne garde ni nom ni date de naissance : une personne sous deux codes n'est pas "
        "retrouvée ici."
    ),
    Rule.R7: N_("Un bon vierge disparu du coffre ne se voit que lorsqu'il est compté."),
    Rule.R8: N_(
        "Les bons non retirés ne comptent pas parmi les annulations. La raison déclarée n'est pas vérifiée."
    ),
    Rule.R9: N_("Une horloge fausse mais régulière ne se voit pas."),
    Rule.R10: N_("Une personne qui agit sous deux noms ne se voit pas."),
    Rule.R11: N_("La facture sur papier n'est pas lue : seul son numéro est comparé."),
    Rule.R12: N_(
        "Une liste signée sur papier n'est pas connue ici. Les réponses du suivi ne comptent qu'à partir de "
        "cinq par ville ; qui a répondu, et pour quel bon, n'est pas connu."
    ),
    Rule.R13: N_(
        "Un fichier changé d'un seul signe est un autre fichier. Un import refusé ne laisse pas de trace, et "
        "les postes n'échangent pas encore de fichiers signés."
    ),
}
"""What each rule cannot know."""

STRICT = N_("Programme strict : noter les présences et émettre sont refusés à la même personne.")
REDUCED = N_("Équipe réduite : une personne peut noter les présences et émettre ; chaque cas est listé ici.")

FINDINGS: dict[Enum, str] = {
    Finding.AGAIN_SAME: N_("Bon utilisé, scanné à nouveau au même endroit"),
    Finding.AGAIN_OTHER: N_("Bon utilisé, scanné à nouveau chez un autre prestataire"),
    Finding.NO_PAPER: N_("Lignes de demande sans papier"),
    Finding.UNKNOWN_CODES: N_("Codes inconnus différents en une heure"),
    Finding.SAME_UNKNOWN_CODE: N_("Un même code inconnu, répété en une heure"),
    Finding.BURST: N_("Rafale d'échanges"),
    Finding.OUT_OF_HOURS: N_("Échanges hors des heures d'ouverture"),
    Finding.IN_ISSUE_ORDER: N_("Bons échangés dans l'ordre d'émission"),
    Finding.ALWAYS_FACE: N_("Échanges toujours de la valeur entière"),
    Finding.LARGE_SHARE: N_("Grande part des montants de la ville"),
    Finding.AT_ONCE: N_("Bons échangés aussitôt émis"),
    Finding.LAST_DAYS: N_("Échanges les derniers jours de validité"),
    Finding.TICKED_TOGETHER: N_("Présences cochées à quelques secondes"),
    Finding.TICKED_LATE: N_("Présences cochées après la fin"),
    Finding.SAME_PATTERN: N_("Séance de même composition qu'une autre"),
    Finding.SAME_DESK: N_("Présences et émissions saisies sur un seul poste"),
    Finding.TWO_ASSOCIATIONS: N_("Même code dans deux associations"),
    Finding.CODES_ALIKE: N_("Codes qui se ressemblent"),
    Finding.SERIALS_MISSING: N_("Numéros réservés sans bon"),
    Finding.NOT_COUNTED_BACK: N_("Bons vierges manquants au comptage"),
    Finding.NEVER_PRINTED: N_("Bons générés, jamais imprimés"),
    Finding.ISSUED_AFTER_CLOSING: N_("Bons émis après la clôture"),
    Finding.MANY_REPLACED: N_("Remplacements nombreux"),
    Finding.MANY_VOID: N_("Annulations nombreuses"),
    Finding.VOID_AFTER_SCAN: N_("Bon annulé après un scan"),
    Finding.CLOCK_BACK: N_("Horloge qui recule"),
    Finding.ATTENDANCE_OUTSIDE: N_("Présences notées loin de la séance"),
    Finding.ISSUED_EARLY: N_("Bons émis avant la séance"),
    Finding.RECORDED_AND_ISSUED: N_("Présences notées et bons émis par la même personne"),
    Finding.ISSUED_AND_VOIDED: N_("Annulations approuvées par qui a émis ou proposé"),
    Finding.ISSUED_AND_REDEEMED: N_("Bons émis et échangés par la même personne"),
    Finding.CLAIM_TWO_STEPS: N_("Deux étapes d'une demande par la même personne"),
    Finding.CLAIM_OWN_VOUCHERS: N_("Demande décidée par qui a émis ou échangé ses bons"),
    Finding.CLAIM_DIFFERS: N_("Montant demandé autre que le montant échangé"),
    Finding.INVOICES_ALIKE: N_("Numéros de facture qui se ressemblent"),
    Finding.LINE_TWICE: N_("Échange dans deux demandes"),
    Finding.LINE_REVERSED: N_("Lignes dont l'échange est annulé"),
    Finding.NEVER_COLLECTED: N_("Bons que personne n'a retirés"),
    Finding.USED_NOT_COLLECTED: N_("Bons échangés sans remise notée"),
    Finding.HANDING_NOT_NOTED: N_("Aucune remise notée à cette distribution"),
    Finding.SAID_NOT_RECEIVED: N_("Des personnes disent n'avoir rien reçu"),
    Finding.SAME_FILE: N_("Même fichier dans plusieurs séances"),
    Finding.IMPORT_UNDONE: N_("Import de liste annulé"),
}

THRESHOLD_WORDS: Mapping[str, str] = {
    "again.minutes": N_("Délai avant un second scan"),
    "unknown.scans": N_("Codes inconnus en une heure"),
    "bursts.redemptions": N_("Échanges d'une rafale, plus de"),
    "bursts.minutes": N_("Durée d'une rafale"),
    "opening.from": N_("Ouverture"),
    "opening.to": N_("Fermeture"),
    "order.vouchers": N_("Bons à la suite"),
    "face.redemptions": N_("Échanges de la valeur entière"),
    "share.percent": N_("Part des montants de la ville"),
    "lag.minutes": N_("Délai après l'émission"),
    "lag.vouchers": N_("Bons échangés, au moins"),
    "last.days": N_("Derniers jours de validité"),
    "last.percent": N_("Part des derniers jours"),
    "ticks.seconds": N_("Temps entre deux coches"),
    "ticks.people": N_("Présences cochées, au moins"),
    "late.minutes": N_("Délai après la fin"),
    "pattern.people": N_("Personnes d'une séance, au moins"),
    "replaced.vouchers": N_("Remplacements ou annulations, au moins"),
    "replaced.percent": N_("Part des émissions"),
    "clock.seconds": N_("Recul de l'horloge"),
    "window.hours": N_("Délai pour noter une présence"),
    "unreceived.percent": N_("Part de qui dit n'avoir rien reçu"),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    Rule: RULES,
    Finding: FINDINGS,
    Weight: {Weight.FAULT: N_("faute"), Weight.SIGN: N_("signe")},
    Unit: {
        Unit.SECONDS: N_("secondes"),
        Unit.MINUTES: N_("minutes"),
        Unit.HOURS: N_("heures"),
        Unit.CLOCK: N_("h"),
        Unit.DAYS: N_("jours"),
        Unit.PERCENT: N_("%"),
        Unit.TIMES: N_("fois"),
    },
}
