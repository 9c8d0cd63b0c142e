"""Who signs in: through the shipped proxy, whose word no reader can forge, and at a provider of OpenID Connect."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from keeping import saved_in
from proxying import proxied
from serving import NOT_PUBLISHED, free_port, served, text_of

from scenarios.domain.saved import Author, Version
from scenarios.store.library import saved_scenarios as library

pytestmark = pytest.mark.browser
USER, ROLE = "X-One-Mission-User", "X-One-Mission-Role"
TRUSTED = {"ONE_MISSION_USER_HEADER": USER, "ONE_MISSION_ROLE_HEADER": ROLE}


@pytest.fixture
def kept(tmp_path) -> Iterator[tuple[str, Version]]:
    """A library with such a scenario, and where it is."""
    where = f"sqlite:///{tmp_path / 'library.sqlite'}"
    with saved_in(where) as version:
        yield where, version


@pytest.fixture(scope="module")
def trusting(tmp_path_factory) -> Iterator[tuple[str, str]]:
    """A server that believes its proxy, and where its library is."""
    where = f"sqlite:///{tmp_path_factory.mktemp('trusting') / 'library.sqlite'}"
    with served(ONE_MISSION_DATABASE=where, **TRUSTED) as server:
        yield where, server


def summary(address: str, version: Version, **headers: str) -> str:
    asked = urllib.request.Request(f"{address}/summary.html?scenario={version.reference}&draws=256", headers=headers)
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return answer.read().decode()


def test_a_header_that_a_reader_sends_never_passes_the_proxy(browser, trusting, root, tmp_path):
    where, server = trusting
    forged = {USER: "Ann", ROLE: "owner"}
    with saved_in(where) as version:
        assert NOT_PUBLISHED not in summary(server, version, **forged)  # the app believes it: so nobody may reach it so
        forging = browser.new_context(extra_http_headers=forged)
        assert "Signed in as Ann." in text_of(forging.new_page(), f"{server}/Saved_scenarios")
        with proxied(root, tmp_path, server) as proxy:
            assert NOT_PUBLISHED in summary(proxy, version, **forged)
            said = text_of(forging.new_page(), f"{proxy}/Saved_scenarios?scenario={version.reference}")
            assert "You have not signed in here" in said
            assert NOT_PUBLISHED in said
            assert "Ours" not in said.split("Saved on this server")[1].split("For committee")[0]
        forging.close()


@pytest.fixture
def users() -> Iterator[Path]:
    """A file of passwords that the proxy's own account can read."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        file = Path(folder) / "users"
        file.write_text("ben:{PLAIN}secret\n")
        file.chmod(0o644)
        yield file


def test_who_signs_in_at_the_proxy_is_who_the_history_names_and_a_role_is_kept_to(
    browser, trusting, users, root, tmp_path
):
    where, server = trusting
    auth = f'auth_basic "One Mission"; auth_basic_user_file {users};'
    forged = {USER: "Ann", ROLE: "owner"}
    with saved_in(where) as version:
        for role, writes in (("editor", True), ("viewer", False)):
            (tmp_path / role).mkdir()
            with proxied(root, tmp_path / role, server, auth=auth, user="$remote_user", role=role) as proxy:
                known = browser.new_context(
                    http_credentials={"username": "ben", "password": "secret"}, extra_http_headers=forged
                )
                page = known.new_page()
                said = text_of(page, f"{proxy}/Saved_scenarios?scenario={version.reference}")
                assert "Signed in as ben." in said
                assert ("You may read what is saved here" in said) is not writes
                assert "Ours, version 1, as it is saved." in said or not writes
                if writes:
                    page.get_by_role("button", name="Save as version 2 of Ours").click()
                    page.get_by_text("Saved, with the link").wait_for(timeout=30_000)
                    assert library.history(version.scenario)[-1].who == Author("ben", "proxy")
                else:
                    assert page.get_by_role("button", name="Save as version").count() == 0
                known.close()
        assert len(library.history(version.scenario)) == 2


@pytest.fixture
def provider() -> Iterator[str]:
    """A provider of OpenID Connect in a process of its own."""
    port = free_port()
    running = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--user-claims", CLAIMS],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{address}/.well-known/openid-configuration", timeout=1)
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        running.terminate()
        running.wait(10)


CLAIMS = '{"sub": "ben", "email": "ben@council.example", "role": "editor"}'


def secrets(folder: Path, provider: str, port: int) -> Path:
    """The framework's own settings of a login, as docs/deploy.md has them."""
    file = folder / "secrets.toml"
    file.write_text(
        f"""[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "not a secret, in a test"
client_id = "one_mission"
client_secret = "not a secret either"
server_metadata_url = "{provider}/.well-known/openid-configuration"
client_kwargs = {{ scope = "openid email profile" }}
"""
    )
    return file


def test_who_signs_in_at_a_provider_may_save_and_nobody_signs_in_within_a_frame(browser, kept, provider, tmp_path):
    where, version = kept
    port = free_port()
    settings = {
        "ONE_MISSION_DATABASE": where,
        "STREAMLIT_SECRETS_FILES": str(secrets(tmp_path, provider, port)),
        "ONE_MISSION_ROLE_CLAIM": "role",
    }
    with served(port=port, **settings) as server:
        context = browser.new_context()
        page = context.new_page()
        said = text_of(page, f"{server}/Saved_scenarios?scenario={version.reference}")
        assert "You have not signed in here" in said
        assert NOT_PUBLISHED in said
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("button", name="ben").click()  # at the provider
        page.wait_for_url(f"{server}/**", timeout=30_000)
        said = text_of(page, f"{server}/Saved_scenarios?scenario={version.reference}")
        assert "Signed in as ben@council.example." in said
        page.get_by_role("button", name="Save as version 2 of Ours").click()
        page.get_by_text("Saved, with the link").wait_for(timeout=30_000)
        assert library.history(version.scenario)[-1].who == Author("ben@council.example", "login")
        assert NOT_PUBLISHED in text_of(page, f"{server}/?scenario={version.reference}&embed=true&view=sentence")
        text_of(page, f"{server}/Saved_scenarios")
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_url(f"{provider}/**", timeout=30_000)  # where one signs out too
        assert "You have not signed in here" in text_of(page, f"{server}/Saved_scenarios")
        context.close()
