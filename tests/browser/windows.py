"""The page as people handle it: windows, cards, forms, and what is behind the scenes."""

import re
from dataclasses import dataclass, field

import httpx
from playwright.sync_api import Browser, Locator, Page, expect

#: Far beyond what anything takes; a machine may have other things to do.
PATIENCE = 30_000
WIDE, PHONE = (1280, 800), (390, 844)

expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True)
class Form:
    """What lies over everything until it is sent or closed."""

    dialog: Locator

    def enter(self, label: str, words: str) -> None:
        self.dialog.get_by_label(label, exact=True).fill(words)

    def press(self, button: str) -> None:
        """One of the two at its end."""
        self.dialog.locator("footer").get_by_role("button", name=button, exact=True).click()

    def shows(self, title: str) -> None:
        expect(self.dialog.get_by_role("heading", level=2)).to_have_text(title)

    def is_gone(self) -> None:
        expect(self.dialog).to_have_count(0)


@dataclass(frozen=True)
class Card:
    """A ticket in the channel."""

    message: Locator

    def press(self, button: str) -> None:
        self.button(button).click()

    def button(self, name: str) -> Locator:
        return self.message.get_by_role("button", name=name, exact=True)

    def says(self, words: str) -> None:
        expect(self.message).to_contain_text(words)


class Window:
    """One window, in which somebody looks at the workspace."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.form = Form(page.locator("dialog.modal"))

    @property
    def who(self) -> str:
        """Whose first name stands in the corner."""
        return self.page.locator("#who > summary b").inner_text().split()[0]

    @property
    def messages(self) -> Locator:
        return self.page.get_by_role("log", name="Messages").locator("li.message")

    def card(self, words: str) -> Card:
        """The ticket in which a customer said *words*."""
        return Card(self.messages.filter(has=self.page.locator("blockquote, .card", has_text=words)).last)

    def only_for_me(self, words: str) -> Locator:
        return self.messages.filter(has_text="Only visible to you").filter(has_text=words)

    @property
    def newer(self) -> Locator:
        """What says that something has come below."""
        return self.page.locator("main .below > button")

    @property
    def hint(self) -> Locator:
        """The tour's, of whoever is shown round."""
        return self.page.locator("#tour .hint-card:visible")

    def say(self, words: str) -> None:
        composer = self.page.locator("main .composer textarea")
        composer.fill(words)
        composer.press("Enter")

    def become(self, name: str) -> None:
        """The switch in the corner; the whole name."""
        self.page.locator("#who > summary").click()
        self.page.locator("#who .sheet a:not(.icon-button)", has_text=name).click()
        expect(self.page.locator("#who > summary")).to_contain_text(name)

    def go(self, place: str) -> None:
        """Somewhere in the column at the left."""
        self.page.locator("#column").get_by_text(place, exact=True).click()

    def unread(self, name: str) -> Locator:
        """How much waits for somebody else; empty where nothing does."""
        return self.page.locator("#who .sheet li", has_text=name).locator(".count")

    # Behind the scenes.

    @property
    def backstage(self) -> Locator:
        return self.page.get_by_role("complementary", name="Backstage")

    def open_tab(self, name: str) -> None:
        tab = self.backstage.get_by_role("link", name=name, exact=True)
        tab.click()
        expect(tab).to_have_attribute("aria-current", "page")

    def turn(self, step: str) -> None:
        """The clock, and waits until it has arrived."""
        before = self.time()
        self.backstage.get_by_role("button", name=step, exact=True).click()
        expect(self.backstage.locator(".clock")).not_to_contain_text(before)
        expect(self.backstage.locator(".clock[aria-busy=false]")).to_be_visible()

    def time(self) -> str:
        """`09:14`."""
        return self.backstage.locator(".clock .time").inner_text()

    def make_slack(self, mood: str) -> None:
        button = self.backstage.locator("#moods button", has_text=re.compile(f"^{mood}"))
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")


@dataclass
class Windows:
    """Everybody's windows on one workspace; each is a browser of its own, as far as it can tell."""

    browser: Browser
    address: str
    #: What went wrong in any of them, without anybody having seen it.
    troubles: list[str] = field(default_factory=list)

    def open(self, who: str, size: tuple[int, int] = WIDE, *, is_new: bool = False, scheme: str = "light") -> Window:
        """*who* as in `ana`; somebody who *is_new* is shown round."""
        wide, high = size
        context = self.browser.new_context(
            viewport={"width": wide, "height": high},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
            timezone_id="Europe/London",
            locale="en-GB",
        )
        context.set_default_timeout(PATIENCE)
        if not is_new:
            context.add_init_script("localStorage.setItem('ringback.tour', 'done')")
        page = context.new_page()
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.goto(f"{self.address}/?as=U0{who.upper()}")
        return Window(page)

    def feedback(self, words: str, *, name: str = "Grace Okafor", score: int = 2) -> None:
        """A customer answers: what the form backstage sends."""
        fields = {"source": "relationship-nps", "score": str(score), "comment": words, "name": name}
        email = f"{name.split()[0].lower()}@example.com"
        sent = httpx.post(
            f"{self.address}/do/feedback?as=U0ANA", data={**fields, "email": email}, follow_redirects=True, timeout=60
        )
        assert sent.is_success
        assert 'role="alert"' not in sent.text, sent.text
