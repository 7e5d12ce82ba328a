"""`heed measure xmr` against the same rules written a second time, in another language and another way, on random series."""

import csv
import io
import os
import random
import subprocess
import unittest
from fractions import Fraction

PROGRAM = os.environ.get("HEED_PROGRAM", "build/release/heed")
LIMIT = Fraction(266, 100)
SCREEN = Fraction(3267, 1000)
RUN = 7


def windows(length, size):
    return (range(start, start + size) for start in range(length - size + 1))


def limits(values, screen, fix_after):
    """Mean, lower and upper limit, exactly; the ranges that are screened away leave their points in the mean."""
    of = values[:fix_after] if fix_after else values
    ranges = [abs(after - before) for before, after in zip(of, of[1:])]
    if screen and ranges:
        highest = SCREEN * sum(ranges) / len(ranges)
        ranges = [each for each in ranges if each < highest] or [Fraction(0)]
    mean = sum(of) / len(of)
    width = LIMIT * sum(ranges) / len(ranges)
    return mean, mean - width, mean + width


def labels(values, mean, low, high):
    side = [(value > mean) - (value < mean) for value in values]
    step = [0] + [(after > before) - (after < before) for before, after in zip(values, values[1:])]
    outside = [value < low or value > high for value in values]
    two_thirds = (high - mean) * 2 / 3
    near = [abs(value - mean) > two_thirds and not out for value, out in zip(values, outside)]
    found = ["none"] * len(values)
    for window in windows(len(values), RUN):
        if abs(sum(side[i] for i in window)) == RUN:
            for i in window:
                found[i] = "shift"
    for window in windows(len(values), 3):
        if abs(sum(side[i] for i in window)) == 3 and sum(near[i] for i in window) >= 2:
            for i in window:
                found[i] = "two_in_three" if near[i] else found[i]
    for window in windows(len(values), RUN):
        if abs(sum(step[i] for i in window[1:])) == RUN - 1:
            for i in window:
                found[i] = "trend"
    return ["outside" if out else label for label, out in zip(found, outside)]


def heed(text, *options):
    done = subprocess.run([PROGRAM, "measure", "xmr", "-", *options], input=text, capture_output=True, text=True, check=True)
    return list(csv.DictReader(io.StringIO(done.stdout)))


def invented(dice):
    """Points of several series that stand mixed, some rebased once, with values that tie often and jump now and then."""
    rows = []
    for name in "abc"[: dice.randint(1, 3)]:
        size, level = dice.randint(14, 40), dice.randint(0, 60)
        rebased = dice.choice([size, dice.randint(2, size - 2)])
        for x in range(size):
            jump = dice.choice([0] * 9 + [25])
            value = Fraction(level + (6 if x >= rebased else 0) + dice.randint(-4, 4) + jump, dice.choice([1, 1, 4]))
            rows.append((name, x, value, int(x >= rebased)))
    return rows


class TheSameRulesWrittenTwice(unittest.TestCase):
    def expect(self, rows, screen, fix_after):
        text = "series,x,y,rebase_group\n" + "".join(f"{name},{x},{float(value)!r},{group}\n" for name, x, value, group in rows)
        options = ["--screen", "on" if screen else "off"] + (["--fix-after", str(fix_after)] if fix_after else [])
        answered = heed(text, *options)
        self.assertEqual(len(answered), len(rows))
        for key in {(name, group) for name, _, _, group in rows}:
            mine = [value for name, _, value, group in rows if (name, group) == key]
            theirs = [line for line, row in zip(answered, rows) if (row[0], row[3]) == key]
            mean, low, high = limits(mine, screen, fix_after)
            for line, label in zip(theirs, labels(mine, mean, low, high)):
                for column, value in (("mean", mean), ("lpl", low), ("upl", high)):
                    self.assertAlmostEqual(float(line[column]), float(value), places=9)
                self.assertEqual(line["special_cause"], label, (key, [float(value) for value in mine], screen, fix_after))

    def test_limits_and_labels_agree_on_random_series(self):
        dice = random.Random(20261122)
        for _ in range(60):
            rows = invented(dice)
            for screen in (False, True):
                self.expect(rows, screen, 0)
        for _ in range(20):
            self.expect(invented(dice), dice.random() < 0.5, dice.randint(12, 13))


if __name__ == "__main__":
    unittest.main()
