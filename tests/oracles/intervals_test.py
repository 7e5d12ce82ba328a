"""`heed measure interval` and `heed measure funnel` against the same formulas written a second time, the exact ones by
adding up probabilities."""

import csv
import io
import math
import os
import random
import subprocess
import unittest
from statistics import NormalDist

PROGRAM = os.environ.get("HEED_PROGRAM", "build/release/heed")
Z95, Z998 = NormalDist().inv_cdf(0.975), NormalDist().inv_cdf(0.999)


def heed(text, *words):
    done = subprocess.run([PROGRAM, "measure", *words], input=text, capture_output=True, text=True, check=True)
    return list(csv.DictReader(io.StringIO(done.stdout)))


def wilson(x, n, z):
    centre, half = 2 * x + z * z, z * math.sqrt(z * z + 4 * x * (1 - x / n))
    return (centre - half) / (2 * (n + z * z)), (centre + half) / (2 * (n + z * z))


def byar(x, z):
    return (x * (1 - 1 / (9 * x) - z / (3 * math.sqrt(x))) ** 3,
            (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * math.sqrt(x + 1))) ** 3)


def poisson_at_most(x, mean):
    return math.exp(-mean) * math.fsum(mean**k / math.factorial(k) for k in range(x + 1))


def where(rises, low, high):
    """The place at which a function that rises from below zero to above it crosses zero."""
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if rises(middle) < 0 else (low, middle)
    return (low + high) / 2


def exact_poisson(x, outside):
    low = 0 if x == 0 else where(lambda mean: (1 - poisson_at_most(x - 1, mean)) - outside / 2, 0, 60)
    return low, where(lambda mean: outside / 2 - poisson_at_most(x, mean), 0, 60)


def binomial_tail(x, n, p):
    chances = [math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]
    return math.fsum(chances[x:]) if x >= n * p else math.fsum(chances[: x + 1])


class TheSameFormulasWrittenTwice(unittest.TestCase):
    def close(self, text, value, places=9):
        self.assertAlmostEqual(float(text), value, places=places)

    def test_shares_have_wilsons_interval_at_any_confidence(self):
        dice = random.Random(1)
        for confidence in (0.8, 0.95, 0.998):
            z = NormalDist().inv_cdf((1 + confidence) / 2)
            pairs = [(dice.randint(0, n), n) for n in (dice.randint(1, 300) for _ in range(60))]
            text = "label,numerator,denominator\n" + "".join(f"a,{x},{n}\n" for x, n in pairs)
            for line, (x, n) in zip(heed(text, "interval", "-", "--confidence", str(confidence)), pairs):
                low, high = wilson(x, n, z)
                self.close(line["value"], x / n)
                self.close(line["low"], max(0, low), 7)
                self.close(line["high"], min(1, high), 7)

    def test_counts_have_the_exact_interval_below_10_and_byars_from_10_on(self):
        counts = list(range(0, 40)) + [70, 150, 1200]
        answered = heed("label,numerator\n" + "".join(f"a,{x}\n" for x in counts), "interval", "-")
        for line, x in zip(answered, counts):
            low, high = exact_poisson(x, 0.05) if x < 10 else byar(x, Z95)
            self.close(line["low"], low, 5)
            self.close(line["high"], high, 5)

    def test_a_funnel_has_its_centre_limits_verdicts_and_exact_tails(self):
        dice = random.Random(2)
        units = [(dice.randint(0, n), n) for n in (dice.randint(1, 120) for _ in range(50))]
        text = "unit,numerator,denominator\n" + "".join(f"u{i},{x},{n}\n" for i, (x, n) in enumerate(units))
        for options, centre in ((), sum(x for x, _ in units) / sum(n for _, n in units)), (("--benchmark", "0.8"), 0.8):
            for line, (x, n) in zip(heed(text, "funnel", "-", *options), units):
                spread = math.sqrt(centre * (1 - centre) / n)
                limits = {"lower_95": -Z95, "upper_95": Z95, "lower_998": -Z998, "upper_998": Z998}
                for column, z in limits.items():
                    self.close(line[column], min(1, max(0, centre + z * spread)), 6)
                share = x / n
                verdict = ("Low (0.001)" if share < centre - Z998 * spread else "Low (0.025)" if share < centre - Z95 * spread
                           else "High (0.001)" if share > centre + Z998 * spread else "High (0.025)" if share > centre + Z95 * spread
                           else "Not significant")
                self.assertEqual(line["verdict"], verdict)
                self.close(line["exact_tail"], binomial_tail(x, n, centre), 8)


if __name__ == "__main__":
    unittest.main()
