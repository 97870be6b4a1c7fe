"""The words of a voucher: French and Arabic side by side, whatever language the desk speaks."""

from typing import NamedTuple


class Label(NamedTuple):
    """One label in both languages."""

    french: str
    arabic: str

    @property
    def both(self) -> str:
        """The two on one line."""
        return f"{self.french} · {self.arabic}"


ARABIC_TITLE = "قسيمة الرفاه"
EXPIRY = Label("Valable jusqu’au", "صالحة إلى غاية")
PLACE = Label("Lieu", "المكان")
ANYWHERE = Label("Tous les prestataires", "جميع مقدمي الخدمات")
STAMP = Label("Cachet du prestataire", "ختم مقدم الخدمة")
HOTLINE = Label("Assistance", "للمساعدة")
STUB = Label("Souche", "أرومة")
VALUE = Label("Valeur", "القيمة")
SIGNATURE = Label("Signature ou empreinte", "التوقيع أو البصمة")
DUPLICATE = Label("DUPLICATA", "نسخة بديلة")
TRAINING = Label("EXERCICE", "تمرين")
CURRENCY = "MAD"
