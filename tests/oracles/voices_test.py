"""The chances on the pages about voices, against the same formulas written a second time with whole numbers and fractions."""

import math
import unittest
from fractions import Fraction


def binomial_at_least(count, of, share):
    return sum(math.comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(count, of + 1))


def binomial_at_most(count, of, share):
    return sum(math.comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(count + 1))


def wilson(count, of, z=1.959964):
    centre, half = 2 * count + z * z, z * math.sqrt(z * z + 4 * count * (1 - count / of))
    return (centre - half) / (2 * (of + z * z)), (centre + half) / (2 * (of + z * z))


def holm(chances, level=0.05):
    stands, order = [False] * len(chances), sorted(range(len(chances)), key=lambda i: chances[i])
    for rank, i in enumerate(order):
        if chances[i] > level / (len(order) - rank):
            break
        stands[i] = True
    return stands


class TheNumbersThatTheTestsOfTheProgramHold(unittest.TestCase):
    """Each is held by src/areas/complaints/tests/voices_pattern_test.cpp or who_speaks_test.cpp too."""

    def test_four_concerns_in_28_days_after_twelve_in_364(self):
        chance = binomial_at_least(4, 16, Fraction(28, 392))
        self.assertAlmostEqual(float(chance), 0.0236310, places=7)
        self.assertEqual(math.floor(1 / chance), 42)

    def test_three_where_there_was_never_one(self):
        chance = binomial_at_least(3, 3, Fraction(28, 392))
        self.assertEqual(chance, Fraction(1, 2744))
        self.assertLessEqual(chance, Fraction(4, 52 * 201))
        self.assertGreater(chance, Fraction(3, 52 * 201))

    def test_the_test_of_two_counts_is_exact_whatever_the_rate(self):
        """Of two Poisson counts with one rate, no more than the level is ever found, summed over all that can come."""
        share, level = Fraction(28, 392), Fraction(1, 100)
        for mean in (0.5, 3.0, 20.0):
            found = 0.0
            for total in range(0, 80):
                weight = math.exp(-mean) * mean**total / math.factorial(total)
                least = next((k for k in range(total + 1) if binomial_at_least(k, total, share) <= level), None)
                found += weight * (float(binomial_at_least(least, total, share)) if least is not None else 0)
            self.assertLessEqual(found, float(level))

    def test_twelve_concerns_for_eight_complaints(self):
        low, high = wilson(12, 20)
        self.assertAlmostEqual(low / (1 - low), 0.630208, places=6)
        self.assertAlmostEqual(high / (1 - high), 3.570247, places=6)

    def test_nine_of_forty_where_half_are_expected(self):
        chance = 2 * binomial_at_most(9, 40, Fraction(1, 2))
        self.assertTrue(1000 <= math.floor(1 / chance) < 2000)

    def test_holms_rule(self):
        self.assertEqual(holm([0.01, 0.04, 0.03, 0.005]), [True, False, False, True])
        self.assertEqual(holm([0.04]), [True])


if __name__ == "__main__":
    unittest.main()
