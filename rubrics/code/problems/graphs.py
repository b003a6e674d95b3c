"""Problems about grids and graphs."""

import heapq
from typing import Any

from rubrics.code.problem import problem

_SIDES = ((0, 1), (1, 0), (0, -1), (-1, 0))


def _map(d: Any, letters: str) -> list[str]:
    width = d.whole(2, 6)
    return [d.text(width, width, letters) for _ in range(d.whole(2, 6))]


@problem(
    3,
    draw=lambda d: (_map(d, "...#"),),
    edges={
        "one field": (["."],),
        "the start is blocked": (["#."],),
        "the goal is blocked": ([".#"],),
        "no way": ([".#.", "##.", "..."],),
        "one column": ([".", ".", "."],),
        "a way around": ([".#...", ".#.#.", "...#."],),
        "only diagonally": ([".#", "#."],),
    },
)
def shortest_path(grid: list[str]) -> int:
    """`grid` is an array of texts of equal length; "." is a free field and "#" a wall. Return the
    smallest number of steps from the field at the top left to the one at the bottom right, where a
    step goes to a free field to the left, to the right, above or below. Return -1 if there is no way,
    or if one of the two is a wall.
    """
    goal = (len(grid) - 1, len(grid[0]) - 1)
    if grid[0][0] == "#":
        return -1
    steps, todo = {(0, 0): 0}, [(0, 0)]
    for r, c in todo:
        for dr, dc in _SIDES:
            one = (r + dr, c + dc)
            if (
                0 <= one[0] <= goal[0]
                and 0 <= one[1] <= goal[1]
                and grid[one[0]][one[1]] == "."
                and one not in steps
            ):
                steps[one] = steps[r, c] + 1
                todo.append(one)
    return steps.get(goal, -1)


@problem(
    3,
    draw=lambda d: (_map(d, "..#"),),
    edges={
        "no rows": ([],),
        "nothing but water": (["..", ".."],),
        "nothing but land": (["##", "##"],),
        "corners do not touch": (["#.", ".#"],),
        "a ring": (["###", "#.#", "###"],),
        "one field": (["#"],),
    },
)
def count_islands(grid: list[str]) -> int:
    """`grid` is an array of texts of equal length; "#" is land and "." is water. Return the number of
    islands. Fields of land belong to one island if they touch at a side, not only at a corner.
    """
    land = {(r, c) for r, row in enumerate(grid) for c, one in enumerate(row) if one == "#"}
    count = 0
    while land:
        count, todo = count + 1, [land.pop()]
        for r, c in todo:
            near = {(r + dr, c + dc) for dr, dc in _SIDES} & land
            land -= near
            todo += near
    return count


@problem(
    3,
    draw=lambda d: (
        [[d.whole(0, 1) for _ in range(w)] for _ in range(d.whole(2, 5))]
        if (w := d.whole(2, 5))
        else [],
        d.whole(1, 3),
    ),
    edges={
        "no steps": ([[1, 0], [0, 1]], 0),
        "a lonely cell": ([[0, 0, 0], [0, 1, 0], [0, 0, 0]], 1),
        "a block stays": ([[1, 1], [1, 1]], 5),
        "a blinker": ([[0, 0, 0], [1, 1, 1], [0, 0, 0]], 1),
        "edges do not wrap": ([[1, 0, 1], [0, 0, 0], [1, 0, 1]], 1),
        "one field": ([[1]], 1),
    },
)
def game_of_life(cells: list[list[int]], steps: int) -> list[list[int]]:
    """Return `cells`, an array of rows of equal length with 1 for a living and 0 for a dead cell,
    after so many steps of Conway's Game of Life. In a step a living cell with two or three living
    neighbours lives on, a dead cell with exactly three comes to life, and all others are dead
    afterwards. Neighbours touch at a side or a corner; beyond the edges everything is dead.
    """

    def alive(rows: list[list[int]], r: int, c: int) -> int:
        box = [row[max(0, c - 1) : c + 2] for row in rows[max(0, r - 1) : r + 2]]
        near = sum(map(sum, box)) - rows[r][c]
        return int(near == 3 or (near == 2 and rows[r][c] == 1))

    for _ in range(steps):
        cells = [[alive(cells, r, c) for c in range(len(row))] for r, row in enumerate(cells)]
    return cells


def _tasks(d: Any) -> tuple[dict[str, list[str]]]:
    names = d.some("abcdef", 2, 5)
    order = names if d.whole(0, 3) else names[::-1]
    tasks = {one: [o for o in order[: order.index(one)] if d.whole(0, 2) == 0] for one in names}
    if d.whole(0, 4) == 0:
        tasks[names[0]].append(names[-1])
    return (tasks,)


@problem(
    3,
    draw=_tasks,
    edges={
        "nothing": ({},),
        "one task": ({"a": []},),
        "a circle": ({"a": ["b"], "b": ["a"]},),
        "it needs itself": ({"a": ["a"]},),
        "all are free": ({"c": [], "a": [], "b": []},),
        "a need that is no task": ({"b": ["z"]},),
        "a diamond": ({"d": ["b", "c"], "b": ["a"], "c": ["a"], "a": []},),
        "freed late, first in the alphabet": ({"b": [], "c": [], "a": ["b"]},),
    },
)
def schedule(tasks: dict[str, list[str]]) -> list[str] | None:
    """`tasks` has a key for each task, and under it an array of the tasks that have to be done before
    it. Return all tasks in an order in which they can be done; whenever several could be next, the
    first of them in the alphabet is. Return `null` if there is no such order, or if a task needs
    something that is no task.
    """
    order: list[str] = []
    while len(order) < len(tasks):
        ready = [one for one in sorted(tasks) if one not in order and set(tasks[one]) <= set(order)]
        if not ready:
            return None
        order.append(ready[0])
    return order


def _roads(d: Any) -> tuple[list[list[Any]], str, str]:
    places = "ABCDEF"
    return (
        [[*d.some(places, 2, 2), d.whole(1, 9)] for _ in range(d.whole(3, 9))],
        d.one(places),
        d.one(places),
    )


@problem(
    3,
    draw=_roads,
    edges={
        "already there": ([["A", "B", 3]], "A", "A"),
        "no roads": ([], "A", "B"),
        "no way": ([["A", "B", 1], ["C", "D", 1]], "A", "D"),
        "more roads, but shorter": ([["A", "B", 9], ["A", "C", 2], ["C", "B", 3]], "A", "B"),
        "both ways": ([["B", "A", 4]], "A", "B"),
        "two roads between the same": ([["A", "B", 7], ["A", "B", 2]], "A", "B"),
        "a road of length 0": ([["A", "B", 0]], "A", "B"),
        "found twice, the second is shorter": (
            [["A", "B", 10], ["A", "C", 1], ["C", "D", 1], ["D", "B", 1], ["B", "E", 1]],
            "A",
            "E",
        ),
    },
)
def distance(roads: list[list[Any]], start: str, goal: str) -> int | None:
    """Each of `roads` is an array `[place, place, length]` and can be used in both directions; no
    length is negative. Return the length of the shortest way from `start` to `goal`, or `null` if
    there is none. From a place to itself it is 0.
    """
    near: dict[str, list[tuple[str, int]]] = {}
    for a, b, length in roads:
        near.setdefault(a, []).append((b, length))
        near.setdefault(b, []).append((a, length))
    todo, done = [(0, start)], set[str]()
    while todo:
        so_far, place = heapq.heappop(todo)
        if place == goal:
            return so_far
        if place not in done:
            done.add(place)
            for other, length in near.get(place, []):
                heapq.heappush(todo, (so_far + length, other))
    return None


@problem(
    3,
    draw=lambda d: (
        (n := d.whole(2, 8)),
        [[d.whole(0, n - 1), d.whole(0, n - 1)] for _ in range(d.whole(0, 7))],
    ),
    edges={
        "nobody": (0, []),
        "no pairs": (3, []),
        "somebody with himself": (2, [[1, 1]]),
        "the same pair twice": (3, [[0, 1], [1, 0]]),
        "all in one": (4, [[0, 1], [2, 3], [1, 2]]),
        "equal sizes": (4, [[0, 1], [2, 3]]),
    },
)
def group_sizes(count: int, pairs: list[list[int]]) -> list[int]:
    """There are people with the numbers from 0 to `count` - 1, and each of `pairs` names two who know
    each other. People belong to one group if they know each other, directly or through others.
    Return the sizes of all groups, the largest first.
    """
    groups = [{one} for one in range(count)]
    for a, b in pairs:
        one = next(g for g in groups if a in g)
        other = next(g for g in groups if b in g)
        if one is not other:
            groups.remove(other)
            one |= other
    return sorted(map(len, groups), reverse=True)
