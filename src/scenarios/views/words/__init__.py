"""Every sentence on a screen, in a report or in a terminal. No sentence is typed with its number: all come from the draws.

Two significant figures, a range, people before pounds, and "suggests", because a model does not know.
"""

from scenarios.views.words.compare import *  # noqa: F403
from scenarios.views.words.decide import *  # noqa: F403
from scenarios.views.words.evidence import *  # noqa: F403
from scenarios.views.words.numbers import *  # noqa: F403
from scenarios.views.words.stand import *  # noqa: F403
