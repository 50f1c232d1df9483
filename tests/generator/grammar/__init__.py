"""Random plans of the genre with their truth, from a seed.

The grammar is that of the documents, not of the program: nothing here looks at kg.extract. A plan
draws its features independently of each other, so that rare combinations arise; `Plan.features`
names those it really has.
"""

from tests.generator.grammar.plan import make
from tests.generator.grammar.truth import Head, Plan, TaskTruth

__all__ = ["Head", "Plan", "TaskTruth", "make"]
