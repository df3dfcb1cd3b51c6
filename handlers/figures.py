"""What monitoring sees: counters of the bot itself, never of customers."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Protocol

from prometheus_client import CollectorRegistry, Counter
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.backlog import Health, Unsent
from bot.errors import FeedbackError


class Queue(Protocol):
    """What waits to be written."""

    @property
    def waiting(self) -> int: ...


class _Late(Collector):
    """How late we are, read when somebody asks."""

    def __init__(
        self, writer: Queue, health: Health, now: Callable[[], datetime], machine_now: Callable[[], datetime]
    ) -> None:
        self._writer, self._health, self._now, self._machine_now = writer, health, now, machine_now

    def collect(self) -> Iterable[Metric]:
        now = self._now()
        timer = self._health.most_overdue_timer(now).total_seconds()
        message = self._health.oldest_waiting_message(now).total_seconds()
        yield GaugeMetricFamily("ringback_timer_overdue_seconds", "The most overdue timer", value=timer)
        yield GaugeMetricFamily("ringback_message_waiting_seconds", "The oldest message to send", value=message)
        messages = self._health.messages()
        dead, blocked = messages[Unsent.DEAD], messages[Unsent.BLOCKED]
        yield GaugeMetricFamily("ringback_messages_dead", "Messages never sent", value=dead)
        yield GaugeMetricFamily("ringback_messages_blocked", "Messages that wait for whoever runs it", value=blocked)
        untold = self._health.nobody_was_told(self._machine_now())
        yield GaugeMetricFamily("ringback_nobody_was_told", "Messages that reached nobody at all", value=untold)
        yield GaugeMetricFamily("ringback_writes_waiting", "Work queued for the writer", value=self._writer.waiting)

    def describe(self) -> Iterable[Metric]:
        return []


class Figures:
    """The registry behind `/metrics`."""

    def __init__(
        self,
        registry: CollectorRegistry,
        writer: Queue,
        health: Health,
        now: Callable[[], datetime],
        machine_now: Callable[[], datetime],
    ) -> None:
        self.registry = registry
        registry.register(_Late(writer, health, now, machine_now))
        self._refused = Counter(
            "ringback_feedback_refused", "Feedback that was not taken", ["status"], registry=registry
        )

    def refused(self, source: str, error: FeedbackError) -> None:
        """By status only: on a 404 the source's name is whatever the client typed."""
        self._refused.labels(status=str(error.status)).inc()
