"""What a person reads about an hour that the clocks jumped over, or struck twice."""

from voucher_desk.domain.local_time import HourTwice, NoSuchHour
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    NoSuchHour: N_("Heure inexistante : les horloges ont avancé le {local}. Choisissez une autre heure."),
    HourTwice: N_(
        "Heure double : les horloges ont reculé le {local}. Dites si c'est la première ou la seconde fois."
    ),
}
