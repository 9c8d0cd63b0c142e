"""The words of this app for somebody who has never heard of social value."""

from __future__ import annotations

ENTRIES = (
    ("Social value", "What a supplier promises to do for the area besides the contract itself: jobs, volunteering, a donation, a shorter supply chain."),
    ("Pledge", "The promise, in pounds, as written in the bid. Much of it is a proxy: a price put on something that is never paid in money."),
    ("Piecemeal", "Today's practice: every supplier chooses its own causes, so the value is scattered over dozens of them."),
    ("One mission", "One thing the council chooses to improve, and points every contract at for some years: say, that nobody is isolated."),
    ("Strategy", "A way of sharing the money that may follow a mission: all to one, split in four, half and half, or scattered as today."),
    ("Eligible", "The part of a contract's social value that may lawfully follow a mission: it must be relevant and proportionate to that contract."),
    ("Commissioned spend", "What the council spends on contracts in a year."),
    ("Often lonely", "Adults who say they feel lonely often or always. A feeling: not the same as being isolated, which is a count of contacts."),
    ("Reached", "Often lonely people who take up a place in a programme the money pays for."),
    ("Helped", "People no longer often lonely because of it, beyond those who would have recovered anyway."),
    ("Counterfactual", "What would have happened anyway. Only what goes beyond it counts."),
    ("Deadweight", "The part that would have happened anyway."),
    ("Future", "One complete set of guesses about everything that is not known, drawn from the evidence. The app plays thousands of them, the same ones for every strategy."),
    ("Eight futures in ten", "A range with one future in ten below it and one in ten above."),
    ("Suggests", "What the evidence in the register implies. Not a forecast: the model leaves things out, and says which."),
    ("Range of the sums", "The error of adding up a limited number of futures. Small, and not the same as the range of futures."),
    ("Inside the noise", "A difference too small for the number of futures to tell from nothing. It gets no colour."),
    ("Value", "People's better lives and public costs avoided, in 2024 pounds. Most of it is not money that comes back to a budget."),
    ("WELLBY", "One point of life satisfaction on a scale of ten, for one person and one year: the unit in which better lives are counted."),
    ("Two ways of valuing", "Count only people who stop being often lonely, or every step of improvement. Evidence does not settle which; it is a choice."),
    ("Public saving", "Costs that the health service or social care would avoid. Rarely money that can be taken out of a budget."),
    ("Fixed cost", "What running a mission costs however small it is: a team, a brief, a contract clause, keeping score."),
    ("Saturation", "The point from which more money finds few more people who can be reached."),
    ("Expected loss", "What choosing a strategy costs on average because another would have been better: how much being wrong costs."),
    ("Value of information", "The most it could be worth to learn something before choosing. Where it is nothing, learning changes no choice."),
    ("Switching value", "How far one assumption must move before another strategy comes out ahead."),
    ("Regret", "How far a strategy falls behind the best one, in a given future."),
    ("Caution", "Drawing every effect in towards nothing by how weak its source is, the same for every mission."),
    ("Grade", "How good a source is. A: official figures and large trials. B: good published studies. C: thin or derived. D: judgement."),
    ("Modelled", "Worked out, not counted. Every ward figure is."),
    ("Deprivation fifth", "A fifth of the council's people, by how deprived their ward is. The first is the most deprived."),
    ("Least share", "A guarantee that no ward gets less than a part of its even share."),
    ("Base", "The scenario the others start from. What differs from it is marked on every screen."),
)  # fmt: skip


def matching(search: str) -> list[tuple[str, str]]:
    """Entries that hold what was searched for, all of them for nothing."""
    wanted = search.strip().casefold()
    return [(w, m) for w, m in sorted(ENTRIES, key=lambda e: e[0].casefold()) if wanted in f"{w} {m}".casefold()]
