"""Cutting a row of weights into as few and as equal pieces as a limit allows."""

from collections.abc import Callable, Sequence
from itertools import accumulate

CutCost = Callable[[int], float]


def fewest(weights: Sequence[int], limit: int) -> int:
    """How many pieces a row needs at least when none may weigh more than `limit`."""
    pieces, filled = 0, limit
    for weight in weights:
        if filled + weight > limit:
            pieces, filled = pieces + 1, 0
        filled += weight
    return pieces


def partition(weights: Sequence[int], limit: int, cost: CutCost, pieces: int | None = None) -> list[tuple[int, int]]:
    """Cut `weights` into the fewest pieces of at most `limit`, or into `pieces`, as `(first, end)` positions.

    Among those, the one with the least unequal sizes counts, where a cut before position `at` costs
    `cost(at)` beside the square of each piece's deviation from the mean (as a part of the mean). Raises
    ValueError when one weight is more than the limit, or that many pieces cannot be made.
    """
    if max(weights, default=0) > limit:
        raise ValueError("one weight is more than the limit")
    least_pieces = fewest(weights, limit)
    pieces = least_pieces if pieces is None else pieces
    if not least_pieces <= pieces <= len(weights):
        raise ValueError(f"{len(weights)} weights make {least_pieces} to {len(weights)} pieces, not {pieces}")
    if pieces <= 1:
        return [(0, len(weights))] if weights else []
    sums = [0, *accumulate(weights)]
    best: dict[int, float] = {0: 0.0}
    before: list[dict[int, int]] = []
    for piece in range(1, pieces + 1):
        least = sums[-1] - (pieces - piece) * limit  # what is left must fit in the pieces to come
        best, origin = _one_more_piece(best, sums, limit, least, sums[-1] / pieces, cost)
        before.append(origin)
    return _walk_back(before, len(weights))


def _one_more_piece(
    best: dict[int, float], sums: Sequence[int], limit: int, least: int, mean: float, cost: CutCost
) -> tuple[dict[int, float], dict[int, int]]:
    """For each position, the cheapest way to end a further piece there, and where that piece began."""
    cheapest: dict[int, float] = {}
    origin: dict[int, int] = {}
    for begin, so_far in best.items():
        end = begin + 1
        while end < len(sums) and (size := sums[end] - sums[begin]) <= limit:
            if sums[end] >= least:
                price = so_far + ((size - mean) / mean) ** 2 + (cost(end) if end < len(sums) - 1 else 0.0)
                if end not in cheapest or price < cheapest[end]:
                    cheapest[end], origin[end] = price, begin
            end += 1
    return cheapest, origin


def _walk_back(before: Sequence[dict[int, int]], end: int) -> list[tuple[int, int]]:
    cuts = []
    for origin in reversed(before):
        cuts.append((origin[end], end))
        end = origin[end]
    return cuts[::-1]
