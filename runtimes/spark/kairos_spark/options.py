"""What a replay is asked for; the names are those of `kairos simulate`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    kairos: Sequence[str] = ("kairos",)
    """The command, on the driver and on every worker: a program and its first arguments."""
    logs: Sequence[str] = ()
    """What the report names as the logs."""
    source: str | None = None
    """The `source` that raw records go through; `cloudevents` where lines need none."""
    partitions: int | None = None
    """How many parts; `spark.sql.shuffle.partitions` where it is left out."""
    one_part: bool = False
    """Replays in one part what cannot be split."""
    decisions: bool = False
    """Keeps every decision, for `Replayed.decisions`."""

    warm_up: str | None = None
    """As in `30d`."""
    risk: str = "high"
    overhead: str = "5s"
    labels: Sequence[str] = ()
    """TYPE.FIELD: a field that says whether the moment was truly risky."""

    population: int | None = None
    ramp: str | None = None
    backtest_weeks: int | None = None
    small_groups: bool = False
    pseudonymize: str | None = None
    """A key, or the file of one: stands for ids of people in the report. Decisions keep the ids."""

    html: Path | None = None
    """Files on the driver, for views of the report beside its JSON."""
    markdown: Path | None = None
    csv: Path | None = None
    """A folder."""

    def figures(self) -> list[str]:
        """Arguments of `kairos worker replay`."""
        arguments = ["--risk", self.risk, "--overhead", self.overhead]
        if self.warm_up is not None:
            arguments += ["--warm-up", self.warm_up]
        for label in self.labels:
            arguments += ["--label", label]
        return arguments

    def report(self) -> list[str]:
        """Arguments of `kairos merge`."""
        named: dict[str, object] = {
            "--population": self.population,
            "--ramp": self.ramp,
            "--backtest-weeks": self.backtest_weeks,
            "--pseudonymize": self.pseudonymize,
            "--html": self.html,
            "--markdown": self.markdown,
            "--csv": self.csv,
        }
        arguments = [word for option, value in named.items() if value is not None for word in (option, str(value))]
        for log in self.logs:
            arguments += ["--log", log]
        return [*arguments, "--small-groups"] if self.small_groups else arguments
