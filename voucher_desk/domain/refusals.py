"""Refusals: why a rule says no, as data; the sentence is made elsewhere.

Each reason is one class with a stable `code` and its data as fields. Codes of `QR`, `IMP`, `DAT`, `MNT`,
`NOM`, `BUN`, `ICE` and `TEL` are printed in manuals and read aloud by telephone: they never change meaning.
The classes of each subject stand beside the rule that raises them.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, ClassVar, TypeVar, dataclass_transform, get_type_hints

RefusalType = TypeVar("RefusalType", bound="Refused")


class Refused(Exception):
    """A rule of the field refuses; nothing was saved.

    Subclasses are dataclasses (never frozen: Python sets `__traceback__` on a raised exception)
    decorated with `@reason`.
    """

    code: ClassVar[str]

    def data(self) -> dict[str, Any]:
        """Return the facts of this refusal by field name, for sentences and for `--json`."""
        fields = dataclasses.fields(self)  # type: ignore[arg-type]  # every subclass is a dataclass by `reason`
        return {field.name: getattr(self, field.name) for field in fields}

    def __str__(self) -> str:
        """Return the code alone, so that no traceback or log carries a person's data."""
        return self.code


@dataclass_transform(eq_default=False)
def reason(cls: type[RefusalType]) -> type[RefusalType]:
    """Decorate a refusal class: a plain constructor from its fields; identity, not value, compares it."""
    return dataclasses.dataclass(eq=False, repr=False)(cls)


@dataclasses.dataclass(frozen=True, slots=True)
class Notice:
    """Something understood that a person should know, which refuses nothing."""

    code: ClassVar[str]

    def data(self) -> dict[str, Any]:
        """Return the facts of this notice by field name."""
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}


def stored_data(refusal: Refused) -> dict[str, str | int]:
    """Return a refusal's facts as they are kept with a scan: dates and instants in ISO form."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in refusal.data().items()
    }


def refusal_of(code: str, data: Mapping[str, Any]) -> Refused:
    """Return the refusal that was stored under its code. Raises KeyError for a code nobody has."""
    kind = {known.code: known for known in all_refusals()}[code]
    hints = get_type_hints(kind)
    return kind(**{name: _read(hints[name], value) for name, value in data.items()})


def all_refusals(kind: type[Refused] = Refused) -> Iterator[type[Refused]]:
    """Yield every class of refusal the program knows; one that only groups others has no code."""
    for known in kind.__subclasses__():
        if hasattr(known, "code"):
            yield known
        yield from all_refusals(known)


def _read(hint: Any, value: Any) -> Any:  # noqa: ANN401  a field may be of any type
    return hint.fromisoformat(value) if hint in {date, datetime} else value
