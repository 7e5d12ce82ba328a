"""`heed measure silent` against the same question asked of every number of satisfied silent ones, in exact fractions, and
Wilson's interval of a survey."""

import csv
import io
import os
import random
import subprocess
import unittest
from fractions import Fraction

PROGRAM = os.environ.get("HEED_PROGRAM", "build/release/heed")


def heed(text, *words):
    done = subprocess.run([PROGRAM, "measure", *words], input=text, capture_output=True, text=True, check=True)
    return list(csv.DictReader(io.StringIO(done.stdout)))


def decided(asked, answered, satisfied, target):
    """Tries every number of satisfied silent ones."""
    meets = [x for x in range(asked - answered + 1)
             if asked == 0 or Fraction(satisfied + x, asked) >= Fraction(target, 100)]
    misses = [asked - answered - x for x in range(asked - answered + 1) if x not in set(meets)]
    if not misses:
        return "met_whatever_they_say", None, 0
    if not meets:
        return "missed_whatever_they_say", None, None
    return "it_hangs_on_them", min(meets), min(misses)


class TheSameQuestionAskedTwice(unittest.TestCase):
    def test_what_the_silent_ones_decide_is_what_trying_every_answer_of_theirs_says(self):
        dice = random.Random(9)
        for target in (0, 1, 33, 50, 75, 80, 99, 100):
            rows = []
            for _ in range(80):
                asked = dice.randint(0, 220)
                answered = dice.randint(0, asked)
                rows.append((asked, answered, dice.randint(0, answered)))
            text = "label,asked,answered,satisfied\n" + "".join(f"a,{a},{n},{s}\n" for a, n, s in rows)
            for line, (asked, answered, satisfied) in zip(heed(text, "silent", "-", "--target", str(target)), rows):
                decide, least, enough = decided(asked, answered, satisfied, target)
                self.assertEqual(line["decide"], decide)
                if least is not None:
                    self.assertEqual(int(line["least_satisfied"]), least)
                if enough is not None:
                    self.assertEqual(int(line["enough_to_miss"]), enough)

    def test_75_of_100_is_65_7_to_82_5_per_cent(self):
        line = heed("label,numerator,denominator\nsatisfied,75,100\n", "interval", "-")[0]
        self.assertAlmostEqual(float(line["low"]), 0.6570, places=4)
        self.assertAlmostEqual(float(line["high"]), 0.8245, places=4)

    def test_of_200_asked_75_of_100_are_satisfied(self):
        line = heed("label,asked,answered,satisfied\n2026,200,100,75\n", "silent", "-")[0]
        self.assertEqual((line["needed_in_all"], line["least_satisfied"], line["enough_to_miss"]), ("150", "75", "26"))


if __name__ == "__main__":
    unittest.main()
