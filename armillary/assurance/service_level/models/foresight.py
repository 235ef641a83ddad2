"""What is learnt of the past to tell what is at risk; a job learns it anew each night."""

from django.db import models


class LifeCurve(models.Model):
    """How long cases of a clock last; `path` narrows them: calendar/priority/category/team.

    `steps` are [seconds of working time, share that lasts longer, how many of the cases did].
    """

    record_type = models.CharField(max_length=60)
    clock = models.CharField(max_length=40)
    path = models.CharField(max_length=120)
    cases = models.PositiveIntegerField()
    steps = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record_type", "clock", "path"], name="lifecurve_is_one_of_its_path"
            )
        ]


class Trial(models.Model):
    """How well the newest cases were foretold by older ones, beside who says the same of all.

    `brier` and `naive` are nothing where there were too few cases to tell. `bins` are [foretold,
    came about, cases].
    """

    record_type = models.CharField(max_length=60)
    clock = models.CharField(max_length=40)
    at = models.DateTimeField()
    learnt = models.PositiveIntegerField()
    tried = models.PositiveIntegerField()
    brier = models.FloatField(null=True)
    naive = models.FloatField(null=True)
    bins = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record_type", "clock"], name="trial_is_one_of_a_clock")
        ]
