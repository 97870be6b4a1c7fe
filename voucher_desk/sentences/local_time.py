"""What a person reads about an hour that the clocks jumped over."""

from voucher_desk.domain.local_time import NoSuchHour
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    NoSuchHour: N_("Heure inexistante : les horloges ont avancé le {local}. Choisissez une autre heure."),
}
