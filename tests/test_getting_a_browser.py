"""`.ci/browser` on machines that have no Chromium: whatever it may do there, it does, and says what it did."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
#: What the script needs of any machine.
PLAIN = ("bash", "dirname", "env", "printf", "cat", "touch")


@dataclass
class Machine:
    """A checkout, and a PATH on which there is only what a test put there; every command notes that it was called."""

    folder: Path

    def __post_init__(self) -> None:
        for folder in (self.bin, self.checkout / ".ci", self.checkout / ".venv" / "bin"):
            folder.mkdir(parents=True)
        shutil.copy(ROOT / ".ci" / "browser", self.checkout / ".ci" / "browser")
        for name in PLAIN:
            (self.bin / name).symlink_to(str(shutil.which(name)))
        self.has("id", f"cat {self.folder}/uid")
        self.is_root(False)
        # the tests' own question, and Playwright's installer
        self._write(
            self.checkout / ".venv" / "bin" / "python",
            f'case "$*" in\n'
            f'  "-m tests.browser.chromium") [ -e {self.chromium} ] ;;\n'
            f'  "-m playwright install chromium") echo playwright >>{self.log}; [ ! -e {self.folder}/offline ] '
            f"&& touch {self.chromium} ;;\n"
            f"  *) exit 9 ;;\nesac",
        )

    @property
    def bin(self) -> Path:
        return self.folder / "bin"

    @property
    def checkout(self) -> Path:
        return self.folder / "checkout"

    @property
    def chromium(self) -> Path:
        """There once it has been installed."""
        return self.folder / "chromium"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def is_root(self, root: bool) -> None:
        (self.folder / "uid").write_text("0" if root else "1000")

    def is_offline(self) -> None:
        (self.folder / "offline").touch()

    def has(self, name: str, does: str) -> None:
        self._write(self.bin / name, does)

    def has_apt(self, *, lists: bool = True, package: bool = True) -> None:
        """Without *lists* it knows no package until it is updated; without *package* there is no Chromium anywhere."""
        if lists:
            (self.folder / "lists").touch()
        known = f"[ -e {self.folder}/lists ]" if package else "false"
        self.has(
            "apt-get",
            f'echo "apt-get $*" >>{self.log}\n'
            f'case "$1" in\n'
            f"  update) touch {self.folder}/lists ;;\n"
            f"  install) {known} && touch {self.chromium} ;;\nesac",
        )

    def has_sudo(self, *, without_password: bool = True) -> None:
        self.has(
            "sudo", f'echo "sudo $*" >>{self.log}\n[ "$1" = -n ] && shift\n' + ('"$@"' if without_password else "false")
        )
        (self.bin / "true").symlink_to(str(shutil.which("true")))

    def runs(self, **environ: str) -> tuple[int, str]:
        """The script's exit code, and what it says."""
        done = subprocess.run(
            [str(self.checkout / ".ci" / "browser")],
            env={"PATH": str(self.bin), **environ},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.stdout == ""
        return done.returncode, done.stderr

    @property
    def called(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []

    def _write(self, file: Path, does: str) -> None:
        file.write_text(f"#!{shutil.which('bash')}\n{does}\n")
        file.chmod(0o755)


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


INSTALL = "apt-get install -y -qq --no-install-recommends chromium"


def test_where_there_is_one_nothing_is_done_and_nothing_said(machine):
    machine.has_apt()
    machine.chromium.touch()
    assert machine.runs() == (0, "")
    assert machine.called == []


def test_as_root_debians_is_installed(machine):
    machine.is_root(True)
    machine.has_apt()
    assert machine.runs() == (0, "▸ Installing Chromium, for the tests in a browser\n")
    assert machine.called == [INSTALL]


def test_where_the_lists_are_old_they_are_brought_up_to_date_first(machine):
    machine.is_root(True)
    machine.has_apt(lists=False)
    assert machine.runs()[0] == 0
    assert machine.called == [INSTALL, "apt-get update -qq", INSTALL]


def test_whoever_may_use_sudo_without_a_password_installs_it_that_way(machine):
    machine.has_apt()
    machine.has_sudo()
    assert machine.runs()[0] == 0
    assert machine.called == ["sudo -n true", f"sudo -n {INSTALL}", INSTALL]


@pytest.mark.parametrize("without", ["apt", "sudo", "its password", "the package"])
def test_where_debians_cannot_be_had_it_is_playwrights_own(machine, without):
    if without != "apt":
        machine.has_apt(package=without != "the package")
    if without in {"its password", "the package"}:
        machine.has_sudo(without_password=without == "the package")
    code, said = machine.runs()
    assert code == 0
    assert said.endswith("▸ Getting Playwright's Chromium, for the tests in a browser\n")
    assert machine.called[-1] == "playwright"
    assert (INSTALL in machine.called) == (without == "the package")


def test_where_none_can_be_had_the_stories_are_left_out_and_that_is_said(machine):
    machine.is_offline()
    code, said = machine.runs()
    assert code == 0
    last = said.splitlines()[-1]
    assert last.startswith("▸ There is no Chromium, and none could be installed: the tests in a browser are left out.")
    assert "RINGBACK_CHROMIUM=/path/to/chromium" in last


def test_where_everything_must_run_that_is_an_error(machine):
    machine.is_root(True)
    machine.has_apt(package=False)
    machine.is_offline()
    code, said = machine.runs(CI="true")
    assert code == 1
    assert said.splitlines()[-1].startswith("✗ There is no Chromium, and none could be installed. Install Chromium")
    assert machine.called == [INSTALL, "apt-get update -qq", INSTALL, "playwright"]


def test_an_installation_that_says_it_worked_and_did_not_is_none(machine):
    machine.is_root(True)
    machine.has("apt-get", f'echo "apt-get $*" >>{machine.log}')
    assert machine.runs()[0] == 0
    assert machine.called == [INSTALL, "playwright"]
