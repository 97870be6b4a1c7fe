"""The documents: what they point at is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)")
GUIDES = ROOT / "docs" / "user-guide"


def targets(document: Path) -> list[str]:
    """Return what a document links to within the project."""
    found = LINK.findall(document.read_text(encoding="utf-8"))
    return [target for target in found if "://" not in target]


def test_every_link_and_picture_leads_somewhere() -> None:
    lost = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in DOCUMENTS
        for target in targets(document)
        if not (document.parent / target).exists()
    ]
    assert lost == []
    assert any(targets(document) for document in DOCUMENTS)


def test_every_page_of_a_guide_is_reached_from_its_first() -> None:
    for guide in (GUIDES / "fr", GUIDES / "en"):
        pages = {page.name for page in guide.glob("*.md")} - {"README.md"}
        assert pages
        assert pages <= set(targets(guide / "README.md"))


def test_the_guide_says_the_same_in_both_languages() -> None:
    french, english = (len(list((GUIDES / language).glob("*.md"))) for language in ("fr", "en"))
    assert french == english
