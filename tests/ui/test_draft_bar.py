"""Half-typed forms: kept while one types, offered when the form is opened again, gone once saved."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt, QTime, QTimer
from PySide6.QtWidgets import QApplication, QButtonGroup, QLineEdit, QRadioButton, QSpinBox

from ui.dialog_question import Question
from ui.dialogs import DialogQuestions
from ui.draft_bar import DraftBar
from ui.draft_fields import FormFields
from ui.drafts import Drafts
from ui.parts.choices import Choices
from ui.parts.moments import day_field, hour_field
from ui.screens.claims.claims_screen import ClaimsScreen
from ui.screens.distributions.distributions_screen import DistributionsScreen
from ui.screens.sessions.sessions_screen import SessionsScreen
from ui.screens.vouchers.vouchers_screen import VouchersScreen
from ui.wording import Wording
from voucher_desk.desk import Desk
from voucher_desk.domain.claims import DisallowReason
from voucher_desk.domain.people import Sex
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.usecases.settle_claim import DraftClaim, SubmitClaim, draft_claim, submit_claim


@pytest.fixture
def kept(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path)


@pytest.fixture
def restarted(
    opened: Callable[[Desk, Wording], Any], desk: Desk, wording: Wording, kept: Drafts, tmp_path: Path
) -> Callable[[str], Any]:
    """Return a way to open the window as somebody, with what an earlier one had kept."""

    def start(user: str) -> Any:
        person = opened(desk, wording)
        person.window.place.take_drafts(Drafts(tmp_path))
        person.becomes(user)
        return person

    return start


def pauses(person: Any, bar: DraftBar) -> None:
    """Stop typing for a moment."""
    person.qtbot.waitUntil(lambda: not bar.is_waiting, timeout=5_000)


def test_a_session_half_typed_comes_back_after_a_restart(restarted: Any, field: Any) -> None:
    person = restarted("animation")
    screen = person.goes_to(SessionsScreen)
    person.clicks(screen.add)
    assert not screen.form.draft.isVisible()
    person.types(screen.form.code, "S-OCT")
    person.types(screen.form.theme, "Estime de soi")
    person.chooses(screen.form.where, "ASSO-RAB")
    screen.form.ends.hour.setTime(QTime(17, 30))
    pauses(person, screen.form.draft)

    person = restarted("animation")
    screen = person.goes_to(SessionsScreen)
    person.clicks(screen.add)
    assert screen.form.draft.isVisible()
    assert screen.form.code.text() == ""
    person.clicks(screen.form.draft.resume)
    assert not screen.form.draft.isVisible()
    assert (screen.form.code.text(), screen.form.theme.text()) == ("S-OCT", "Estime de soi")
    assert screen.form.where.value() == ("ASSO-RAB", "Rabat")
    assert screen.form.ends.hour.time() == QTime(17, 30)
    person.clicks(screen.form.save)
    assert [row.code for row in field.desk.read(lambda queries: queries.sessions())] == ["S-OCT"]
    person.clicks(screen.add)
    assert not screen.form.draft.isVisible()


def test_what_was_left_may_be_forgotten(restarted: Any) -> None:
    person = restarted("animation")
    screen = person.goes_to(SessionsScreen)
    for _ in range(2):
        person.clicks(screen.add)
        person.types(screen.form.code, "S-OCT")
        pauses(person, screen.form.draft)
    person.clicks(screen.add)
    person.clicks(screen.form.draft.drop)
    person.clicks(screen.add)
    assert not screen.form.draft.isVisible()


def test_typing_anew_keeps_both_until_the_form_is_opened_again(restarted: Any) -> None:
    person = restarted("animation")
    screen = person.goes_to(SessionsScreen)
    person.clicks(screen.add)
    person.types(screen.form.code, "S-OLD")
    pauses(person, screen.form.draft)
    person.clicks(screen.add)
    person.types(screen.form.code, "S-NEW")
    pauses(person, screen.form.draft)
    assert screen.form.draft.isVisible()
    person.clicks(screen.form.draft.resume)
    assert screen.form.code.text() == "S-OLD"


def test_a_form_nobody_touched_leaves_no_draft_and_takes_none(restarted: Any, kept: Drafts) -> None:
    person = restarted("animation")
    screen = person.goes_to(SessionsScreen)
    person.clicks(screen.add)
    person.types(screen.form.code, "S-OLD")
    pauses(person, screen.form.draft)
    person.clicks(screen.add)
    person.types(screen.form.code, "")
    pauses(person, screen.form.draft)
    person.clicks(screen.add)
    assert screen.form.draft.isVisible()


def test_the_draft_of_one_person_is_not_offered_to_another(restarted: Any) -> None:
    person = restarted("animation")
    screen = person.goes_to(SessionsScreen)
    person.clicks(screen.add)
    person.types(screen.form.code, "S-OCT")
    pauses(person, screen.form.draft)
    person.becomes("coordination")
    person.clicks(screen.add)
    assert not screen.form.draft.isVisible()


def test_a_walk_in_is_of_its_session(restarted: Any, field: Any) -> None:
    for code in ("S1", "S2"):
        field.session(code, people=1)
    person = restarted("animation")
    screen = person.goes_to(SessionsScreen)
    attendance = screen.panel.attendance
    person.clicks_row(screen.table, 0)
    person.clicks(attendance.add)
    person.chooses(attendance.walk_in.sex, "Femme")
    pauses(person, attendance.walk_in.draft)
    person.clicks_row(screen.table, 1)
    person.clicks(attendance.add)
    assert not attendance.walk_in.draft.isVisible()
    person.clicks_row(screen.table, 0)
    person.clicks(attendance.add)
    person.clicks(attendance.walk_in.draft.resume)
    assert attendance.walk_in.sex.value() is Sex.FEMALE


def test_a_distribution_half_prepared_comes_back(restarted: Any, field: Any) -> None:
    for code in ("S1", "S2"):
        field.session(code, people=1)
    person = restarted("distribution")
    screen = person.goes_to(DistributionsScreen)
    person.clicks(screen.add)
    person.chooses(screen.form.session, screen.form.session.itemText(1))
    wanted = screen.form.session.value()
    person.types(screen.form.code, "MARDI")
    pauses(person, screen.form.draft)

    person = restarted("distribution")
    screen = person.goes_to(DistributionsScreen)
    person.clicks(screen.add)
    person.clicks(screen.form.draft.resume)
    assert screen.form.session.value() == wanted
    assert screen.form.code.text() == "MARDI"


@pytest.fixture
def claim(field: Any) -> tuple[str, ...]:
    """Return the serials of a claim that was handed in."""
    serials: tuple[str, ...] = field.issued(people=2)
    for serial in serials:
        field.redeem(serial)
    until = field.clock.now.date()
    field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", until))
    return serials


def test_an_invoice_number_half_typed_comes_back(restarted: Any, claim: Any) -> None:
    for expected in (False, True):
        person = restarted("guichet-cas")
        screen = person.goes_to(ClaimsScreen)
        person.clicks_row(screen.table, 0)
        invoice = screen.panel.acts.invoice
        assert invoice.draft.isVisible() is expected
        person.types(invoice.invoice, "F-2026/")
        pauses(person, invoice.draft)


def test_decisions_on_a_claim_come_back_line_by_line(
    restarted: Any, claim: tuple[str, ...], field: Any
) -> None:
    field.do("guichet-cas", submit_claim, SubmitClaim("PHARMA-CAS-0001", "F-1"))
    person = restarted("rapprochement")
    person.answers.choice = DisallowReason.NO_PAPER
    screen = person.goes_to(ClaimsScreen)
    person.clicks_row(screen.table, 0)
    person.clicks(screen.panel.acts.review)
    person.clicks(screen.review.disallow)
    assert person.answers.about == ["PHARMA-CAS-0001"]
    pauses(person, screen.review.draft)
    decided = screen.review.taken()

    person = restarted("rapprochement")
    screen = person.goes_to(ClaimsScreen)
    person.clicks_row(screen.table, 0)
    person.clicks(screen.panel.acts.review)
    assert set(screen.review.taken().values()) == {""}
    person.clicks(screen.review.draft.resume)
    assert screen.review.taken() == decided
    assert sorted(decided.values()) == ["", "NO_PAPER"]
    person.clicks(screen.review.save)
    lines = field.desk.read(lambda queries: queries.claim_lines("PHARMA-CAS-0001"))
    assert {line.serial: line.reason or "" for line in lines} == decided


def test_a_review_left_without_saving_leaves_no_draft(
    restarted: Any, claim: tuple[str, ...], field: Any
) -> None:
    field.do("guichet-cas", submit_claim, SubmitClaim("PHARMA-CAS-0001", "F-1"))
    person = restarted("rapprochement")
    person.answers.choice = DisallowReason.NO_PAPER
    screen = person.goes_to(ClaimsScreen)
    for _ in range(2):
        person.clicks_row(screen.table, 0)
        person.clicks(screen.panel.acts.review)
        assert not screen.review.draft.isVisible()
        person.clicks(screen.review.disallow)
        person.clicks(screen.review.leave)


def test_the_next_person_takes_no_decision_away(restarted: Any, claim: Any, field: Any) -> None:
    field.do("guichet-cas", submit_claim, SubmitClaim("PHARMA-CAS-0001", "F-1"))
    person = restarted("rapprochement")
    person.answers.choice = DisallowReason.NO_PAPER
    screen = person.goes_to(ClaimsScreen)
    person.clicks_row(screen.table, 0)
    person.clicks(screen.panel.acts.review)
    person.clicks(screen.review.disallow)
    person.becomes("finance")
    person.becomes("rapprochement")
    person.clicks_row(screen.table, 0)
    person.clicks(screen.panel.acts.review)
    assert screen.review.draft.isVisible()


def test_a_reason_is_asked_about_its_voucher(person: Any, field: Any) -> None:
    [serial] = field.issued(people=1)
    screen = person.goes_to(VouchersScreen)
    person.clicks_row(screen.table, 0)
    person.clicks(screen.panel.acts.suspend)
    assert person.answers.about == [serial]


@pytest.mark.parametrize("serial", ["7K3M-000001", "7K3M-000002"])
def test_a_reason_half_typed_is_offered_for_the_same_voucher_alone(
    dressed: QApplication, wording: Wording, qtbot: Any, tmp_path: Path, serial: str
) -> None:
    kept = Drafts(tmp_path)
    kept.keep(kept.key("Suspendre", "7K3M-000001"), {"reason": "papier mouillé"})
    questions = DialogQuestions(wording, Drafts(tmp_path))
    seen: list[bool] = []

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, Question)
        bar = asked.findChild(DraftBar)
        assert isinstance(bar, DraftBar)
        seen.append(bar.isVisible())
        if bar.isVisible():
            qtbot.mouseClick(bar.resume, Qt.MouseButton.LeftButton)
            qtbot.mouseClick(asked.accept_button, Qt.MouseButton.LeftButton)
        else:
            asked.reject()

    QTimer.singleShot(0, answer)
    offered = serial.endswith("1")
    assert questions.ask_reason("Suspendre", "", serial) == ("papier mouillé" if offered else None)
    assert seen == [offered]
    assert (Drafts(tmp_path).recall(kept.key("Suspendre", "7K3M-000001")) == {}) is offered


def test_a_choice_comes_back_chosen(
    dressed: QApplication, wording: Wording, qtbot: Any, tmp_path: Path
) -> None:
    kept = Drafts(tmp_path)
    kept.keep(kept.key("Annuler", "7K3M-000001"), {"choice": "1"})

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, Question)
        bar = asked.findChild(DraftBar)
        assert isinstance(bar, DraftBar)
        qtbot.mouseClick(bar.resume, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(asked.accept_button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, answer)
    answers = [("perdu", VoidReason.LOST), ("volé", VoidReason.STOLEN)]
    asked = DialogQuestions(wording, Drafts(tmp_path)).ask_choice("Annuler", "", answers, "7K3M-000001")
    assert asked is VoidReason.STOLEN


def test_every_kind_of_field_is_taken_and_put_back(dressed: QApplication, qtbot: Any) -> None:
    def made() -> dict[str, Any]:
        group = QButtonGroup()
        for place in range(3):
            one = QRadioButton(str(place))
            qtbot.addWidget(one)
            group.addButton(one, place)
        sexes = Choices((sex.value, sex) for sex in Sex)
        places = Choices([("a", ("A", "B")), ("c", ("C", "D"))])
        fields = {
            "line": QLineEdit(),
            "day": day_field(),
            "hour": hour_field(QTime(9, 0)),
            "number": QSpinBox(),
            "sex": sexes,
            "place": places,
        }
        for widget in fields.values():
            qtbot.addWidget(widget)
        return {**fields, "group": group}

    first, second = made(), made()
    first["line"].setText("texte")
    first["day"].setDate(QDate(2026, 12, 18))
    first["hour"].setTime(QTime(14, 45))
    first["number"].setValue(7)
    first["sex"].setCurrentIndex(1)
    first["place"].setCurrentIndex(1)
    first["group"].button(2).click()
    typed = FormFields(first).taken()
    assert FormFields(second).taken() != typed
    FormFields(second).put_back(typed)
    assert FormFields(second).taken() == typed


def test_what_a_form_does_not_offer_any_more_is_passed_over(dressed: QApplication, qtbot: Any) -> None:
    sexes, number = Choices((sex.value, sex) for sex in Sex), QSpinBox(value=4)
    for widget in (sexes, number):
        qtbot.addWidget(widget)
    fields = FormFields({"sex": sexes, "number": number})
    before = fields.taken()
    fields.put_back({"sex": "autre", "number": "beaucoup", "gone": "x"})
    assert fields.taken() == before
