"""A thread that reads the catalogue for others: always only what was asked last."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from tuireader.catalogue.errors import TROUBLES, CatalogueError, explained
from tuireader.catalogue.searching import Searcher

T = TypeVar("T")


class Worker:
    """One thread with a connection of its own. What is asked next interrupts what is under way.

    An answer that is no longer wanted is never given, neither is the error that came instead.
    """

    def __init__(self, name: str, opened: Callable[[], Searcher]) -> None:
        """No thread yet.

        Args:
            name: the thread's.
            opened: gives what it reads with, when first it does; may raise `CatalogueError`.
        """
        self._name = name
        self._opened = opened
        self._asked: queue.SimpleQueue[_Errand | None] = queue.SimpleQueue()
        self._latest: _Errand | None = None
        self._searcher: Searcher | None = None
        self._thread: threading.Thread | None = None

    def ask(
        self,
        work: Callable[[Searcher], T],
        answer: Callable[[T], object],
        failed: Callable[[CatalogueError], object] = lambda error: None,
    ) -> None:
        """Have what `work` finds told to `answer`, in the worker's thread."""
        self._put(_Task(work, answer, failed))

    def ask_now(
        self,
        work: Callable[[Searcher], T],
        answer: Callable[[T], object],
        failed: Callable[[CatalogueError], object],
        patience: float,
    ) -> T | None:
        """What `work` finds, if it does so soon; else None, and `answer` is told later.

        Args:
            work: done in the worker's thread.
            answer: called there, unless it is returned here.
            failed: the same for errors.
            patience: seconds to wait.

        Raises:
            CatalogueError: The catalogue could not be read.
        """
        task = _Task(work, answer, failed, awaited=True)
        self._put(task)
        return task.outcome(patience)

    def drop(self) -> None:
        """Forget what was asked; no answer will come."""
        self._latest = None
        if self._searcher is not None:
            self._searcher.interrupt()

    def close(self) -> None:
        """End the thread and wait for it."""
        self.drop()
        if self._thread is not None:
            self._asked.put(None)
            self._thread.join()
            self._thread = None

    def _put(self, errand: _Errand) -> None:
        self.drop()
        self._latest = errand
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()
        self._asked.put(errand)

    def _work(self) -> None:
        while (errand := self._asked.get()) is not None:
            if errand is self._latest:
                try:
                    self._run(errand)
                except Exception:  # told as if it had ended the thread, which others still need
                    told = (*sys.exc_info(), threading.current_thread())
                    threading.excepthook(threading.ExceptHookArgs(told))
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = None

    def _run(self, errand: _Errand) -> None:
        tell: Callable[[], object]
        try:
            if self._searcher is None:
                self._searcher = self._opened()
            tell = errand.done(self._searcher)
        except (*TROUBLES, CatalogueError) as error:
            tell = errand.given_up(explained(error))
        if errand is self._latest:
            tell()


class _Errand:
    """What is asked, whatever it is."""

    def done(self, searcher: Searcher) -> Callable[[], object]:
        """Do it; gives what tells of it."""
        raise NotImplementedError

    def given_up(self, error: CatalogueError) -> Callable[[], object]:
        """What tells that it can't be done."""
        raise NotImplementedError


class _Task(_Errand, Generic[T]):
    def __init__(
        self,
        work: Callable[[Searcher], T],
        answer: Callable[[T], object],
        failed: Callable[[CatalogueError], object],
        *,
        awaited: bool = False,
    ) -> None:
        self._work, self._answer, self._failed = work, answer, failed
        self._awaited = awaited
        self._come = threading.Event()
        self._lock = threading.Lock()
        self._outcome: list[T | CatalogueError] = []

    def done(self, searcher: Searcher) -> Callable[[], object]:
        found = self._work(searcher)
        return lambda: self._tell(found)

    def given_up(self, error: CatalogueError) -> Callable[[], object]:
        return lambda: self._tell(error)

    def outcome(self, patience: float) -> T | None:
        """What was found, or None; raises what was given up for."""
        self._come.wait(patience)
        with self._lock:
            self._awaited = False
            if not self._outcome:
                return None
        (outcome,) = self._outcome
        if isinstance(outcome, CatalogueError):
            raise outcome
        return outcome

    def _tell(self, outcome: T | CatalogueError) -> None:
        with self._lock:
            if self._awaited:
                self._outcome.append(outcome)
                self._come.set()
                return
        if isinstance(outcome, CatalogueError):
            self._failed(outcome)
        else:
            self._answer(outcome)
