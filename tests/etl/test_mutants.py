"""The campaigns of benchmarks.mutation and benchmarks.guided, a few files of each; and that they can fail."""

import random

from benchmarks import guided, mutation
from benchmarks.mutants import mutant
from benchmarks.reread import agrees, cells
from tests.etl.parts import book


def test_mutants_do_no_harm_and_no_figure_differs_from_its_cell():
    told = mutation.run(12, seed=5)
    assert told.broken == []
    assert told.ends["loaded"] > 0
    assert told.ends["refused"] > 0
    assert told.compared > 1_000
    assert told.memory < mutation.MEMORY


def test_a_seed_makes_the_same_mutant_again():
    assert mutant(random.Random(3), book()) == mutant(random.Random(3), book())
    assert mutant(random.Random(3), book()) != mutant(random.Random(4), book())


def test_a_figure_that_differs_would_be_told():
    assert cells(book())["表1", "C2"] == "37635.87"
    assert agrees("37635.87", 37635.87, "37635.87")
    assert agrees("18.6%", 18.6, "0.186")
    assert not agrees("37635.86", 37635.86, "37635.87")
    assert not agrees("0", 0.0, "37635.87")
    assert not agrees("37635.87", 3763.587, "37635.87")


def test_what_reaches_new_lines_is_kept():
    told = guided.run(6, seed=1)
    assert told[2].startswith("killed or failed 0")
    before, after = (
        int(word.replace(",", "")) for word in told[1].split("reached ")[1].split(",")[0].split(" -> ")
    )
    assert after >= before > 300
