"""What is measured of objectives, over which periods, and how that is judged: plain values."""

from armillary.assurance.service_level.rules.measuring.attained import Attained, Judgement, judge
from armillary.assurance.service_level.rules.measuring.forecasting import Forecast, forecast
from armillary.assurance.service_level.rules.measuring.measured import Measured
from armillary.assurance.service_level.rules.measuring.periods import (
    Period,
    flaw_of_period,
    months,
    weeks,
    window_of,
)

__all__ = [
    "Attained",
    "Forecast",
    "Judgement",
    "Measured",
    "Period",
    "flaw_of_period",
    "forecast",
    "judge",
    "months",
    "weeks",
    "window_of",
]
