"""Every function against a reference implementation, a closed form, or a published number."""

import itertools
import math
import warnings

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar as sm_mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

from grader.stats.interval import beta_binomial, clustered_mean, clustered_rate, exact, rate
from grader.stats.looks import anytime, spent
from grader.stats.many import halves, holm, noise_floor, non_inferiority
from grader.stats.paired import bootstrap, difference, flips, mcnemar, permutation
from grader.stats.power import (
    detectable_drop,
    effective_n,
    fewest_heads,
    fisher_power,
    mcnemar_power,
    needed,
    non_inferiority_n,
)
from grader.stats.rank import spearman

COUNTS = [(0, 5), (1, 5), (5, 5), (3, 20), (19, 20), (137, 300)]


@pytest.mark.parametrize(("k", "n"), COUNTS)
def test_exact(k: int, n: int) -> None:
    ours = exact(k, n)
    assert ours is not None
    assert (ours.low, ours.high) == pytest.approx(proportion_confint(k, n, 0.05, "beta"), abs=1e-9)
    assert ours.value == k / n


@pytest.mark.parametrize(("k", "n"), COUNTS)
def test_beta_binomial(k: int, n: int) -> None:
    ours = beta_binomial(k, n, prior=(0.5, 0.5))
    assert ours is not None
    theirs = proportion_confint(k, n, 0.05, "jeffreys")
    assert (ours.low, ours.high) == pytest.approx(theirs, abs=1e-9)
    uniform = beta_binomial(k, n)
    assert uniform is not None
    assert uniform.low == pytest.approx(stats.beta.ppf(0.025, k + 1, n - k + 1))


def test_nothing_is_known_of_nothing() -> None:
    assert exact(0, 0) is None
    assert beta_binomial(0, 0) is None
    assert clustered_rate({"one": (1, 1, 0)}) is None
    assert clustered_mean({}) is None
    assert difference({"a": (1.0,)}, {"b": (1.0,)}) is None
    assert non_inferiority({}, {}) is None
    assert permutation([], np.random.default_rng(0)) is None
    assert anytime([]) is None
    assert spearman([1, 2, 3], [1, 2, 3]) is None
    assert spearman([1, 1, 1, 1], [1, 2, 3, 4]) is None


def test_clustered_mean_against_cluster_robust_least_squares() -> None:
    rng = np.random.default_rng(3)
    values = rng.random((40, 5)) + rng.random((40, 1))
    ours = clustered_mean({str(at): tuple(row) for at, row in enumerate(values)})
    fit = sm.OLS(values.ravel(), np.ones(200)).fit(
        cov_type="cluster",
        cov_kwds={"groups": np.repeat(np.arange(40), 5), "df_correction": False},
    )
    reach = fit.bse[0] * stats.t.ppf(0.975, 39)
    assert ours is not None
    assert ours.value == pytest.approx(fit.params[0])
    assert ours.high - ours.value == pytest.approx(reach)


def test_clustered_rate_of_single_repeats_is_nearly_exact() -> None:
    outcomes = {str(at): (float(at < 83),) for at in range(100)}
    ours, theirs = clustered_rate(outcomes), exact(83, 100)
    assert ours is not None
    assert theirs is not None
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=2e-3)


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_a_perfect_score_of_five_items_is_no_certainty(value: float) -> None:
    ours = clustered_rate({str(at): (value,) * 4 for at in range(5)})
    theirs = exact(round(5 * value), 5)
    assert ours is not None
    assert theirs is not None
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high))


def test_clustered_rate_covers_where_repeats_hang_together() -> None:
    rng = np.random.default_rng(5)
    hits = 0
    for _ in range(400):
        chance = rng.beta(0.8, 0.4, 20)  # mean 2/3
        outcomes = {str(i): tuple(rng.random(4) < p) for i, p in enumerate(chance)}
        one = clustered_rate(outcomes)
        assert one is not None
        hits += one.low <= 2 / 3 <= one.high
    assert hits / 400 >= 0.93


def test_one_prompt_is_exact_and_unpaired() -> None:
    ours, theirs = rate({"only": (1, 1, 1, 0)}), exact(3, 4)
    assert ours is not None
    assert theirs is not None
    assert (ours.low, ours.high) == (theirs.low, theirs.high)
    several = difference({"only": (1, 1, 1, 1, 1)}, {"only": (0, 0, 0, 0, 0)})
    assert several is not None
    assert several.value == -1
    assert several.clusters == 1


def test_difference_is_the_paired_t_where_nothing_is_extreme() -> None:
    rng = np.random.default_rng(8)
    a = rng.random(200) * 0.5 + 0.25
    b = np.clip(a - 0.1 + rng.normal(0, 0.05, 200), 0, 1)
    ours = difference(
        {str(i): (v,) for i, v in enumerate(a)},
        {str(i): (v,) for i, v in enumerate(b)},
        binary=False,
    )
    theirs = stats.ttest_rel(b, a).confidence_interval(0.95)
    assert ours is not None
    assert ours.value == pytest.approx((b - a).mean())
    assert ours.low == pytest.approx(theirs.low, abs=2e-3)
    assert ours.high == pytest.approx(theirs.high, abs=2e-3)


def test_difference_of_single_answers_is_bonett_and_price() -> None:
    lost, gained, both = 9, 2, 40
    before = [1] * lost + [0] * gained + [1] * both
    after = [0] * lost + [1] * gained + [1] * both
    n = len(before)
    ours = difference(
        {str(i): (v,) for i, v in enumerate(before)}, {str(i): (v,) for i, v in enumerate(after)}
    )
    p, q = (lost + 1) / (n + 2), (gained + 1) / (n + 2)
    reach = stats.t.ppf(0.975, n - 1) * math.sqrt((p + q - (p - q) ** 2) / (n + 2))
    assert ours is not None
    assert ours.low == pytest.approx(q - p - reach, abs=4e-3)
    assert ours.high == pytest.approx(q - p + reach, abs=4e-3)


@pytest.mark.parametrize("rates", [(0.95, 0.9), (1.0, 0.9), (0.5, 0.1), (0.98, 0.98)])
@pytest.mark.parametrize("items", [20, 60])
def test_difference_covers(rates: tuple[float, float], items: int) -> None:
    rng = np.random.default_rng(11)
    hits = 0
    for _ in range(400):
        z = rng.random(items)
        a = {str(i): (float(v < rates[0]),) for i, v in enumerate(z)}
        w = np.where(rng.random(items) < 0.5, z, rng.random(items))
        b = {str(i): (float(v < rates[1]),) for i, v in enumerate(w)}
        one = difference(a, b)
        assert one is not None
        hits += one.low - 1e-9 <= rates[1] - rates[0] <= one.high + 1e-9
    assert hits / 400 >= 0.93


@pytest.mark.parametrize(("lost", "gained"), [(0, 0), (5, 0), (9, 2), (12, 12), (30, 11)])
def test_mcnemar(lost: int, gained: int) -> None:
    theirs = sm_mcnemar([[10, lost], [gained, 10]], exact=True).pvalue if lost + gained else 1.0
    assert mcnemar(lost, gained) == pytest.approx(theirs)


def test_permutation_in_full_and_at_random() -> None:
    values = [0.2, -0.1, 0.4, 0.3, 0.25, -0.05, 0.6]
    theirs = stats.permutation_test(
        (values,), np.mean, permutation_type="samples", n_resamples=np.inf
    ).pvalue
    assert permutation(values, np.random.default_rng(0)) == pytest.approx(theirs)
    many = [*values, *values, *values, 0.1]
    at_random = permutation(many, np.random.default_rng(0), 20_000)
    theirs = stats.wilcoxon(many).pvalue
    assert at_random is not None
    assert 0 < at_random < 0.01
    assert theirs < 0.01


def test_bootstrap_against_scipy() -> None:
    rng = np.random.default_rng(2)
    rows = rng.normal(1, 2, (80, 3))
    ours = bootstrap(
        {str(i): tuple(row) for i, row in enumerate(rows)},
        lambda drawn: float(drawn.mean()),
        np.random.default_rng(1),
        4_000,
    )
    theirs = stats.bootstrap(
        (rows.mean(axis=1),), np.mean, method="percentile", rng=np.random.default_rng(1)
    ).confidence_interval
    assert ours is not None
    assert ours.low == pytest.approx(theirs.low, abs=0.02)
    assert ours.high == pytest.approx(theirs.high, abs=0.02)


def test_flips_both_ways() -> None:
    before = {"a": (1,), "b": (1, 1, 0), "c": (0,), "d": (0,), "e": (1,), "only": (1,)}
    after = {"a": (0,), "b": (1, 0, 1), "c": (1,), "d": (0,), "e": (0, 1, 0)}
    found = flips(before, after)
    assert (found.lost, found.gained, found.kept, found.neither) == (("a", "e"), ("c",), 1, 1)
    assert found.items == 5


@pytest.mark.parametrize("count", [1, 2, 7, 12])
def test_holm(count: int) -> None:
    p_values = list(np.random.default_rng(count).random(count) ** 3)
    theirs = multipletests(p_values, method="holm")[1]
    assert holm(p_values) == pytest.approx(tuple(theirs))


def test_noise_floor_is_the_noise() -> None:
    rng = np.random.default_rng(4)
    pairs = []
    for _ in range(40):
        chance = rng.random(50)
        split = halves({str(i): tuple(rng.random(4) < p) for i, p in enumerate(chance)})
        assert split is not None
        pairs.append(split)
    floor = noise_floor(pairs)
    assert floor is not None
    # every half is a mean of two draws of variance p (1 - p), 1/6 on average
    assert floor.value == pytest.approx(math.sqrt(1 / 6 / 50), rel=0.25)
    assert floor.high > floor.value
    assert noise_floor(pairs[:1]) is None
    assert halves({"a": (1,)}) is None


def test_non_inferiority_needs_what_is_published() -> None:
    assert non_inferiority_n(0.05) == 235
    assert non_inferiority_n(0.10) == 59


def test_non_inferiority_errs_at_its_level() -> None:
    rng = np.random.default_rng(6)
    wrong = held = 0
    for _ in range(600):
        z = rng.random(120)
        best = {str(i): (float(v < 0.9),) for i, v in enumerate(z)}
        worse = {str(i): (float(v < 0.8),) for i, v in enumerate(rng.permutation(z))}
        same = {str(i): (float(v < 0.9),) for i, v in enumerate(rng.permutation(z))}
        first, second = non_inferiority(best, worse), non_inferiority(best, same)
        assert first is not None
        assert second is not None
        wrong += first.holds
        held += second.holds
    assert wrong / 600 <= 0.06
    assert held / 600 >= 0.65


def test_looks_spend_the_level_and_no_more() -> None:
    shares = [spent(look, 3) for look in (1, 2, 3)]
    assert sum(shares) == pytest.approx(0.05)
    # Lan and DeMets 1983 with O'Brien and Fleming's shape, thirds of the information
    assert shares[0] == pytest.approx(2 - 2 * stats.norm.cdf(1.959964 / math.sqrt(1 / 3)), abs=1e-6)
    assert shares == sorted(shares)
    with pytest.raises(ValueError, match="look 4 of 3"):
        spent(4, 3)


def test_a_confidence_sequence_holds_at_every_n() -> None:
    rng = np.random.default_rng(9)
    missed = 0
    for _ in range(60):
        values = list((rng.random(150) < 0.8).astype(float))
        missed += any(
            not one.low <= 0.8 <= one.high
            for n in range(5, 151, 5)
            if (one := anytime(values[:n])) is not None
        )
    assert missed <= 5
    final = anytime([1.0, 0.0] * 500)
    assert final is not None
    assert final.high - final.low < 0.2


def test_power_of_fisher_is_what_the_literature_says() -> None:
    assert fisher_power(20, 0.95, 0.65) == pytest.approx(0.59, abs=0.01)
    assert fisher_power(20, 0.95, 0.55) == pytest.approx(0.82, abs=0.01)
    assert detectable_drop(20) == pytest.approx(0.39, abs=0.02)
    assert detectable_drop(3) is None


def test_power_of_fisher_against_scipy() -> None:
    n, p, q = 8, 0.9, 0.3
    total = sum(
        stats.binom.pmf(a, n, p) * stats.binom.pmf(b, n, q)
        for a, b in itertools.product(range(n + 1), repeat=2)
        if stats.fisher_exact([[a, n - a], [b, n - b]]).pvalue <= 0.05
    )
    assert fisher_power(n, p, q) == pytest.approx(total)


def test_power_of_mcnemar_against_simulation() -> None:
    rng = np.random.default_rng(1)
    seen = 0
    for _ in range(1_500):
        lost, gained, _ = rng.multinomial(100, [0.13, 0.03, 0.84])
        seen += mcnemar(lost, gained) <= 0.05
    assert mcnemar_power(100, 0.13, 0.03) == pytest.approx(seen / 1_500, abs=0.04)
    assert mcnemar_power(100, 0, 0) == 0


def test_effective_n() -> None:
    assert [round(effective_n(*one, 0.3)) for one in ((4, 5), (10, 2), (20, 1))] == [9, 15, 20]


def test_needed() -> None:
    assert needed(lambda k: k >= 3, 20) in range(60, 63)
    assert needed(lambda _: True, 20) == 20
    assert needed(lambda _: False, 20) is None


def test_fewest_heads() -> None:
    assert fewest_heads(5) is None
    assert fewest_heads(6) == 6
    assert fewest_heads(20) == 15


def test_spearman() -> None:
    ours, theirs = [8.0, 5, 4, 3, 2, 1], [71.6, 70.7, 69.7, 68.4, 65.8, 71.0]
    found = spearman(ours, theirs)
    assert found is not None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert found.value == pytest.approx(stats.spearmanr(ours, theirs).statistic)
    assert found.low < found.value < found.high
