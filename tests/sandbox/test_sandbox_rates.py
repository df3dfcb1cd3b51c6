"""How often each method is answered; the clock is the test's own."""

import pytest
from sandbox_cards import card
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler

from sandbox import SlackError
from sandbox.errors import RateLimited
from sandbox.rates import CHANNEL, TIERS, Rates

pytestmark = pytest.mark.anyio


async def limited(call):
    with pytest.raises(SlackApiError) as refused:
        await call
    response = refused.value.response
    assert (response.status_code, response["error"]) == (429, "ratelimited")
    return int(response.headers["Retry-After"])


@pytest.mark.parametrize("method", TIERS)
def test_a_method_takes_its_tiers_burst_and_then_its_pace(clock, method):
    tier, rates = TIERS[method], Rates(clock)
    for _ in range(int(tier.burst)):
        rates.call(method)
    with pytest.raises(RateLimited) as refused:
        rates.call(method)

    clock.pass_(refused.value.retry_after)
    rates.call(method)


def test_methods_and_channels_have_a_bucket_each(clock):
    rates = Rates(clock)
    for _ in range(int(TIERS["chat.update"].burst)):
        rates.call("chat.update")
    rates.call("views.open")
    for _ in range(int(CHANNEL.burst)):
        rates.post("C0CARE")
    rates.post("C0OTHER")
    with pytest.raises(RateLimited):
        rates.post("C0CARE")


def test_what_was_not_used_is_not_saved_up(clock):
    rates = Rates(clock)
    clock.pass_(3600)
    for _ in range(int(CHANNEL.burst)):
        rates.post("C0CARE")
    with pytest.raises(RateLimited):
        rates.post("C0CARE")


async def test_a_burst_into_a_channel_and_then_one_a_second(house):
    for _ in range(3):
        await house.client.chat_postMessage(channel="C0CARE", text="x")
    assert await limited(house.client.chat_postMessage(channel="C0CARE", text="x")) == 1
    await house.client.chat_postMessage(channel="U0ANA", text="another conversation")

    house.clock.pass_(1)
    await house.client.chat_postMessage(channel="C0CARE", text="x")
    assert len(house.workspace.messages("#care")) == 4


async def test_so_many_updates_a_minute_in_the_whole_workspace(house):
    posted = await house.client.chat_postMessage(channel="C0CARE", text="x", blocks=card("Grace", "Claim"))
    update = {"channel": "C0CARE", "ts": posted["ts"], "text": "y"}
    for _ in range(50):
        await house.client.chat_update(**update)
    wait = await limited(house.client.chat_update(**update))
    assert wait == 2  # 50 a minute is one in 1.2 seconds

    house.clock.pass_(wait)
    assert (await house.client.chat_update(**update))["ok"]


async def test_a_refused_call_counts_too(house):
    for _ in range(50):
        with pytest.raises(SlackApiError, match="message_not_found"):
            await house.client.chat_update(channel="C0CARE", ts="1.0", text="x")
    await limited(house.client.chat_update(channel="C0CARE", ts="1.0", text="x"))


async def test_nobody_counts_where_a_test_does_not_want_it(house):
    house.workspace.strict_rates = False
    for _ in range(60):
        await house.client.auth_test()
        await house.client.chat_postMessage(channel="C0CARE", text="x")


class Waits(AsyncRateLimitErrorRetryHandler):
    """The SDK's own handler; the time it would sleep passes on the workspace's clock."""

    def __init__(self, clock):
        super().__init__(max_retry_count=1)
        self._clock = clock

    async def prepare_for_next_attempt_async(self, *, state, request, response, error=None):
        state.next_attempt_requested = True
        waits = {name.lower(): values for name, values in response.headers.items()}["retry-after"]
        self._clock.pass_(int(waits[0]))
        state.increment_current_attempt()


async def test_an_app_that_waits_as_long_as_it_is_told_is_heard(house):
    house.client.retry_handlers = [Waits(house.clock)]
    for n in range(8):
        await house.client.chat_postMessage(channel="C0CARE", text=f"{n}")
    assert [m.text for m in house.workspace.messages("#care")] == [f"{n}" for n in range(8)]


def test_a_limit_is_no_error_like_the_others():
    assert not issubclass(RateLimited, SlackError)
