"""An open ledger: its store, and the transactions that everything else is done in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from newstally.ledger.corrections.decide import Corrector
from newstally.ledger.rebuild import rebuild
from newstally.ledger.relink import now
from newstally.ledger.store import Store
from newstally.ledger.tally.saved import count_again


class Opened:
    """A ledger that was opened, and is closed again."""

    def __init__(self, where: str | os.PathLike[str]) -> None:
        self._store = Store(os.fspath(where))
        if self._store.is_stale:
            with self._store.writing() as connection:
                rebuild(connection, "an upgrade of the ledger")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def name(self) -> str:
        """Where it is kept, as messages may show it: an address without its password."""
        return self._store.name

    def close(self) -> None:
        """Give the file back."""
        self._store.close()

    def _count_again(self) -> None:
        """Count the saved tallies again."""
        with self._store.writing() as connection:
            count_again(connection, now())

    @contextmanager
    def _correcting(self, who: str) -> Iterator[Corrector]:
        moment = now()
        with self._store.writing() as connection:
            yield Corrector(connection, self.name, who, moment)
            count_again(connection, moment)
