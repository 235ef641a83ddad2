"""`armillary verify-journal`: proves that the journal is whole, or names what is wrong."""

from argparse import Namespace

from armillary.kernel.journal.findings import Verdict
from armillary.kernel.journal.verifying import verify
from armillary.kernel.journal.witness import of_this_installation


def run(asked: Namespace) -> int:
    """One line for each finding, then what was looked at; 1 when something was found."""
    verdict = verify(of_this_installation())
    for finding in verdict.findings:
        print(finding)
    print(said(verdict))
    return 0 if verdict.sound else 1


def said(verdict: Verdict) -> str:
    """What the verdict rests on, and what it cannot know."""
    words = [f"Lines compared: {verdict.lines:,}. Seals: {verdict.seals:,}."]
    if verdict.young:
        words.append(f"Lines that wait for their seal and prove nothing yet: {verdict.young:,}.")
    if verdict.seals and not verdict.witnessed:
        words.append("There was no witness: a cut of the newest seals would not be seen.")
    words.append("The journal is whole." if verdict.sound else f"Found: {len(verdict.findings):,}.")
    return "\n".join(words)
