"""How the command line answers: exit statuses, one JSON document, sentences on standard error."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

Type = Callable[..., Any]


def test_a_home_without_database_is_the_machines_no(type_in: Type) -> None:
    said = type_in("reconcile", "--json")

    assert said.status == 3
    assert said.document["refused"]["code"] == "SYS-04"


def test_a_refusal_is_a_sentence_on_standard_error(loaded: Type) -> None:
    said = loaded("voucher", "issue", "--distribution", "NULLE-PART", "--as", "distribution")

    assert said.status == 1
    assert said.err.startswith("DIS-01 ")
    assert said.out == ""


def test_a_refusal_in_json_carries_code_message_and_facts(loaded: Type) -> None:
    said = loaded("--json", "--as", "distribution", "voucher", "issue", "--distribution", "NULLE-PART")

    refused = said.document["refused"]
    assert (said.status, refused["code"], refused["distribution"]) == (1, "DIS-01", "NULLE-PART")
    assert "NULLE-PART" in refused["message"]


def test_wrong_usage_is_not_a_refusal(loaded: Type) -> None:
    assert loaded("redeem", "7K3M").status == 2
    assert loaded("voucher", "void", "X-000001").status == 2
    assert loaded("voucher", "print", "--output", "x.pdf").status == 2
    assert loaded("reconcile", "--output", "rapprochement.doc").status == 2


def test_once_users_exist_somebody_must_say_who_acts(loaded: Type) -> None:
    said = loaded("voucher", "expire", "--json")

    assert (said.status, said.document["refused"]["code"]) == (1, "DRO-04")


def test_an_unknown_user_is_refused(loaded: Type) -> None:
    assert loaded("voucher", "expire", "--json", "--as", "personne").document["refused"]["code"] == "DRO-03"


@pytest.mark.parametrize(("language", "word"), [("fr", "Aucun"), ("en", "No "), ("ar", "لا")])
def test_sentences_are_in_the_language_asked_for(loaded: Type, language: str, word: str) -> None:
    said = loaded("--language", language, "verify", "7K3M-7K3M", "--provider", "X", "--as", "guichet-cas")

    assert word in said.err


def test_a_programme_file_with_a_mistake_names_its_key(type_in: Type, tmp_path: Path) -> None:
    file = tmp_path / "programme.toml"
    file.write_text('[programme]\ncode = "X"\n', "utf-8")

    said = type_in("--json", "programme", "load", file)

    assert (said.status, said.document["refused"]["code"]) == (1, "PRO-03")
    assert said.document["refused"]["key"].startswith("programme.")


def test_a_list_with_problems_imports_nothing_and_names_every_cell(loaded: Type, tmp_path: Path) -> None:
    place = ("--association", "ASSO-CAS", "--city", "Casablanca", "--at", "2026-10-10 09:00")
    loaded("--as", "animation", "session", "add", "S1", *place)
    file = tmp_path / "liste.csv"
    file.write_text("Code;Sexe;Age\nA;F;30\nB;?;31\nC;H;vingt\n", "utf-8")
    words = ("--json", "--as", "animation", "attendance", "import", file, "--session", "S1")

    refused = loaded(*words)
    checked = loaded(*words, "--check", "--valid-rows-only")
    taken = loaded(*words, "--valid-rows-only")

    assert refused.status == 1
    assert [problem["cell"] for problem in refused.document["refused"]["problems"]] == ["B3", "C4"]
    assert (checked.document["rows"], checked.document["checked_only"]) == (1, True)
    assert (taken.document["present"], len(taken.document["left_out"])) == (1, 2)


def test_every_command_teaches_what_it_is_for(type_in: Type) -> None:
    for words in ((), ("voucher",), ("claim",), ("attendance", "import"), ("redeem",), ("demo",)):
        said = type_in(*words, "--help")
        assert said.status == 0
        assert len(said.out.splitlines()) > 10


def test_a_whole_database_is_proved_whole(loaded: Type) -> None:
    said = loaded("check", "--json")

    assert (said.status, said.document) == (0, {"whole": True, "differences": []})


def test_a_changed_centime_is_found_and_named(loaded: Type, empty_home: Path) -> None:
    with closing(sqlite3.connect(empty_home / "voucher-desk.db")) as connection, connection:
        connection.execute("UPDATE account SET balance = balance + 1 WHERE account = 'AVAILABLE'")

    said = loaded("check", "--json")

    assert said.status == 1
    assert {one["table"] for one in said.document["differences"]} == {"account"}


def test_wrong_usage_is_told_as_one_document_too(loaded: Type) -> None:
    said = loaded("redeem", "7K3M", "--json")

    assert said.status == 2
    assert "--provider" in said.document["usage"]["message"]


@pytest.mark.parametrize(
    ("at", "code"),
    [
        ("31/02/2027 10:00", "DAT-01"),
        ("18/12/26 10:00", "DAT-02"),
        ("01/01/2031 10:00", "DAT-03"),
        ("06/04/2025 02:30", "DAT-05"),
        ("20/09/2026 01:30", "DAT-05"),
    ],
)
def test_a_moment_is_never_guessed(loaded: Type, at: str, code: str) -> None:
    words = ("--association", "ASSO-CAS", "--city", "Casablanca", "--at", at, "--as", "animation", "--json")

    said = loaded("session", "add", "S1", *words)

    assert (said.status, said.document["refused"]["code"]) == (1, code)


def test_an_hour_without_a_day_is_wrong_usage(loaded: Type) -> None:
    words = ("--association", "ASSO-CAS", "--city", "Casablanca", "--as", "animation")

    assert loaded("session", "add", "S1", *words, "--at", "10:00").status == 2
    assert loaded("session", "add", "S1", *words, "--at", "18/12/2026 25:00").status == 2


def test_a_session_of_nobody_declared_is_refused(loaded: Type) -> None:
    words = ("--city", "Casablanca", "--at", "18/12/2026 10:00", "--as", "animation", "--json")

    said = loaded("session", "add", "S1", "--association", "PERSONNE", *words)

    assert said.document["refused"]["code"] == "PRO-07"


def test_a_list_without_its_columns_is_refused_even_where_valid_lines_would_do(
    loaded: Type, tmp_path: Path
) -> None:
    file = tmp_path / "liste.csv"
    file.write_text("telephone;statut\n0600000000;ok\n", encoding="utf-8")
    place = ("--association", "ASSO-CAS", "--city", "Casablanca", "--as", "animation")
    loaded("session", "add", "S1", *place, "--at", "18/12/2026 10:00")
    words = ("attendance", "import", file, "--session", "S1", "--as", "animation")

    said = loaded(*words, "--valid-rows-only", "--json")

    assert (said.status, said.document["refused"]["code"]) == (1, "IMP-05")
    assert loaded("session", "list", "--json").document["sessions"][0]["state"] == "PLANNED"
