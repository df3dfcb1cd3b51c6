"""What the program says about itself."""

from dataclasses import replace
from datetime import timedelta

from bot.examples.example import CARE, FIELD, ZONE, Example, at
from bot.metrics import METRICS
from bot.notifications import MapShown, Notification, TargetsShown, WorkflowRow
from bot.program import Clock, Rollout, Target

_A_DAY = timedelta(days=1)
_DETRACTOR = WorkflowRow(
    name="detractor",
    rollout=Rollout.LIVE,
    team_name=CARE,
    first_contact=Target(within=_A_DAY),
    resolve=Target(within=30 * _A_DAY),
)
_LEAVING = replace(
    _DETRACTOR, name="leaving", first_contact=Target(within=timedelta(hours=16)), resolve=Target(within=7 * _A_DAY)
)
_VISIT = replace(
    _DETRACTOR,
    name="missed-visit",
    rollout=Rollout.PILOT,
    team_name=FIELD,
    first_contact=Target(within=timedelta(hours=8), clock=Clock.STAFF),
)
_PRAISE = replace(_DETRACTOR, name="praise", rollout=Rollout.SHADOW)
_NO_SCORE = replace(_DETRACTOR, name="no-score", rollout=Rollout.PILOT)
_COMPANY = "Contoso Broadband"
_TARGETS = TargetsShown(
    company=_COMPANY, workflows=(), metrics=tuple((metric.name, metric.definition) for metric in METRICS)
)
_MAP = MapShown(company=_COMPANY, workflows=(_LEAVING, _DETRACTOR, _VISIT, _PRAISE), zone=ZONE)

MAPS: tuple[Example[Notification], ...] = (
    Example(
        "targets",
        "`/loop sla` of whoever works in no team: all targets, and how the figures are counted.",
        replace(_TARGETS, workflows=(_LEAVING, _DETRACTOR, _NO_SCORE, _VISIT)),
    ),
    Example(
        "targets-own",
        "The same in a team: its own targets first.",
        replace(_TARGETS, workflows=(_LEAVING, _DETRACTOR, _NO_SCORE), others=(_VISIT,)),
    ),
    Example(
        "map",
        "`/loop map`",
        replace(
            _MAP,
            url="https://ringback.contoso.example/map/69a8.4oQkq0kVYqZb2mB1tW9cK3nR7sU5xL8pJ6hG2fD0eA",
            until=at(4, 10, 30),
        ),
    ),
    Example(
        "map-no-link",
        "The same, where the bot has no address of its own or no secret.",
        replace(_MAP, unset=("PUBLIC_URL", "RINGBACK_SECRET")),
    ),
)
