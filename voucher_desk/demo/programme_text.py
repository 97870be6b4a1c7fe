"""The programme file of the worked example, with its days counted from today."""

from datetime import date, timedelta

from voucher_desk.demo.story import FIRST_EXPIRY_DAYS_BEFORE, SECOND_EXPIRY_DAYS_AFTER

TEXT = """\
# The worked example of Voucher Desk: invented associations, providers and amounts.

[programme]
code = "SMSPS-MA"
number = 664
name = "Santé mentale et soutien psychosocial au Maroc"
voucher_title = "Bon de bien-être"
hotline = "0800 00 06 64"
starts_on = {start}
ends_on = {end}

[[association]]
code = "ASSO-CAS"
name = "Association partenaire de Casablanca"

[[association]]
code = "ASSO-RAB"
name = "Association partenaire de Rabat"

[[donor]]
code = "JAPON"
name = "Gouvernement du Japon"
mark = "Ce projet est implémenté grâce à l'appui financier du Gouvernement du Japon"

[[donation]]
code = "DON-CAS"
donor = "JAPON"
association = "ASSO-CAS"
agreement = "CONV-CAS"
agreed_on = {start}
pledged = "120000.00"
  [[donation.tranche]]
  amount = "80000.00"
  received_on = {start}
  reference = "CAS-1"
  [[donation.tranche]]
  amount = "40000.00"
  received_on = {start}
  reference = "CAS-2"

[[donation]]
code = "DON-RAB"
donor = "JAPON"
association = "ASSO-RAB"
agreement = "CONV-RAB"
agreed_on = {start}
pledged = "55000.00"
  [[donation.tranche]]
  amount = "55000.00"
  received_on = {start}
  reference = "RAB-1"

[[service]]
code = "CONSULTATION"
name = "Consultation psychologique"

[[service]]
code = "BIEN-ETRE"
name = "Hygiène et bien-être"

[[scope]]
index = 1
kind = "city"
target = "Casablanca"

[[scope]]
index = 2
kind = "city"
target = "Rabat"

[[batch]]
code = "CAS-A"
donation = "DON-CAS"
city = "Casablanca"
face = "250.00"
expires_on = {first_expiry}
remainder = "FORFEIT"
scope = 1

[[batch]]
code = "CAS-B"
donation = "DON-CAS"
city = "Casablanca"
face = "250.00"
expires_on = {second_expiry}
remainder = "FORFEIT"
scope = 1

[[batch]]
code = "RAB-A"
donation = "DON-RAB"
city = "Rabat"
face = "187.50"
expires_on = {first_expiry}
remainder = "KEEP"
scope = 2

[[batch]]
code = "RAB-B"
donation = "DON-RAB"
city = "Rabat"
face = "187.50"
expires_on = {second_expiry}
remainder = "KEEP"
scope = 2

[[provider]]
code = "SANTE-CAS"
name = "Centre de consultation de Casablanca"
city = "Casablanca"
ice = "999000001000172"
contract = "C-01"
valid_from = {start}
valid_to = {end}
services = ["CONSULTATION"]

[[provider]]
code = "BIENETRE-CAS"
name = "Espace bien-être de Casablanca"
city = "Casablanca"
ice = "999000002000145"
contract = "C-02"
valid_from = {start}
valid_to = {end}
services = ["BIEN-ETRE"]

[[provider.price]]
service = "BIEN-ETRE"
amount = "180.00"

[[provider]]
code = "SANTE-RAB"
name = "Centre de consultation de Rabat"
city = "Rabat"
ice = "999000003000118"
contract = "C-03"
valid_from = {start}
valid_to = {end}
services = ["CONSULTATION"]

[[provider]]
code = "BIENETRE-RAB"
name = "Espace bien-être de Rabat"
city = "Rabat"
ice = "999000004000188"
contract = "C-04"
valid_from = {start}
valid_to = {end}
services = ["BIEN-ETRE"]

[[user]]
code = "stock"
roles = ["stock_keeper"]

[[user]]
code = "animation-casa"
roles = ["session_host"]

[[user]]
code = "animation-rabat"
roles = ["session_host"]

[[user]]
code = "distribution-casa"
roles = ["distributor"]

[[user]]
code = "distribution-rabat"
roles = ["distributor"]

[[user]]
code = "coordination"
roles = ["coordinator"]

[[user]]
code = "guichet-sante-cas"
roles = ["provider"]
provider = "SANTE-CAS"

[[user]]
code = "guichet-bienetre-cas"
roles = ["provider"]
provider = "BIENETRE-CAS"

[[user]]
code = "guichet-sante-rab"
roles = ["provider"]
provider = "SANTE-RAB"

[[user]]
code = "guichet-bienetre-rab"
roles = ["provider"]
provider = "BIENETRE-RAB"

[[user]]
code = "rapprochement"
roles = ["reconciler"]

[[user]]
code = "finance"
roles = ["finance"]

[[user]]
code = "tresorerie"
roles = ["finance"]

[[user]]
code = "administration"
roles = ["administrator"]
"""


def programme_text(today: date) -> str:
    """Return the programme file of the example as it stands on a day."""
    return TEXT.format(
        start=today - timedelta(days=150),
        end=today + timedelta(days=215),
        first_expiry=today - timedelta(days=FIRST_EXPIRY_DAYS_BEFORE),
        second_expiry=today + timedelta(days=SECOND_EXPIRY_DAYS_AFTER),
    )


def counter_of(provider: str) -> str:
    """Return the user at a provider's counter."""
    return f"guichet-{provider.lower()}"
