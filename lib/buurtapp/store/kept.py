"""What was read of the register and still holds, because nothing was written since and the day is the same."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar
from weakref import WeakKeyDictionary

from buurtapp.store.register import Register

T = TypeVar("T")
_State = tuple[int, int, date]

_KEPT: WeakKeyDictionary[Register, dict[Callable[[Register], object], tuple[_State, object]]] = WeakKeyDictionary()


def kept(register: Register, read: Callable[[Register], T]) -> T:
    """What `read` gives, read anew only when something changed; whoever gets it leaves it as it is.

    A page asks for the same lists time and again.
    """
    now_at = register.state()
    if now_at is None:
        return read(register)
    state, of_register = (*now_at, date.today()), _KEPT.setdefault(register, {})
    found = of_register.get(read)
    if found is None or found[0] != state:
        found = of_register[read] = state, read(register)
    return found[1]  # type: ignore[return-value]
