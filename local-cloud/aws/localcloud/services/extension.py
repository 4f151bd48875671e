"""How a method of ours becomes one of a class of moto's."""

from __future__ import annotations

from typing import Any


def method(bound: Any) -> Any:
    """A plain function, so that the object of moto's comes as the first argument after our own."""

    def call(theirs: Any, *arguments: Any, **fields: Any) -> Any:
        return bound(theirs, *arguments, **fields)

    return call
