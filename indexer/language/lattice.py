"""The likeliest way through a row of choices, and how sure each choice is."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from indexer.arrays import Array
from indexer.language.model import Model, Words


class Choice(NamedTuple):
    """What may stand at one place: words, by their places among those bound, and evidence."""

    words: Array
    evidence: Array


def best_scores(model: Model, words: Words, choices: Sequence[Choice]) -> list[Array]:
    """Return for each choice the log probability of the best way through each of its words.

    The first choice should be the break, and the last too where nothing more follows. The word to
    choose has the highest score; its distance to the second highest says how sure it is.
    """
    ways = _Ways(model, words, choices)
    forward = [choices[0].evidence[:, None] + ways.pairs[0]]
    for step in ways.steps:
        forward.append((forward[-1][:, :, None] + step).max(axis=0))
    backward = [np.zeros(forward[-1].shape)]
    for step in reversed(ways.steps):
        backward.append((step + backward[-1][None, :, :]).max(axis=2))
    both = [one + other for one, other in zip(forward, reversed(backward), strict=True)]
    return [both[0].max(axis=1), *(scores.max(axis=0) for scores in both)]


class _Ways:
    """The log probabilities of every step, looked up for all places at once."""

    def __init__(self, model: Model, words: Words, choices: Sequence[Choice]) -> None:
        sizes = [len(choice.words) for choice in choices]
        firsts, seconds, starts = [], [], [0]
        for left, right in pairwise(choices):
            firsts.append(np.repeat(left.words, len(right.words)))
            seconds.append(np.tile(right.words, len(left.words)))
            starts.append(starts[-1] + len(firsts[-1]))
        pairs = model.pairs(words, np.concatenate(firsts), np.concatenate(seconds))
        self.pairs = [
            pairs.logarithms[: starts[1]].reshape(sizes[0], sizes[1]) + choices[1].evidence
        ]
        heads, tails, shapes = [], [], []
        for at in range(len(choices) - 2):
            head = np.arange(starts[at], starts[at + 1]).reshape(sizes[at], sizes[at + 1], 1)
            tail = np.arange(starts[at + 1], starts[at + 2]).reshape(1, *sizes[at + 1 : at + 3])
            shapes.append((sizes[at], sizes[at + 1], sizes[at + 2]))
            heads.append(np.broadcast_to(head, shapes[-1]).ravel())
            tails.append(np.broadcast_to(tail, shapes[-1]).ravel())
        self.steps: list[Array] = []
        if not heads:
            return
        found = model.trigrams(words, pairs, np.concatenate(heads), np.concatenate(tails))
        ends = np.cumsum([len(head) for head in heads])[:-1]
        self.steps = [
            piece.reshape(shape) + choice.evidence
            for piece, shape, choice in zip(np.split(found, ends), shapes, choices[2:], strict=True)
        ]
