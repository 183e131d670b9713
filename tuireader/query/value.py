"""What the parts of a tree have in common: they are values."""

from __future__ import annotations

from typing import ClassVar, dataclass_transform


@dataclass_transform(frozen_default=True)
class Value:
    """Frozen, and equal to values of the same class with equal fields.

    A subclass lists its fields, and their defaults, as a frozen dataclass does; but a module full
    of those takes five milliseconds at each start. Named tuples would equal those of other classes.
    """

    __match_args__: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls.__match_args__ = tuple(cls.__annotations__)  # type: ignore[misc]  # wants a literal

    def __init__(self, *values: object, **named: object) -> None:
        names = self.__match_args__
        given = dict(zip(names, values, strict=False)) | named
        fields = {name: vars(type(self))[name] for name in names if name in vars(type(self))}
        fields |= given
        if len(given) != len(values) + len(named) or fields.keys() != set(names):
            raise TypeError(f"{type(self).__name__} takes {', '.join(names)}, each once")
        vars(self).update((name, fields[name]) for name in names)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} can't be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} can't be changed")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({fields})"
