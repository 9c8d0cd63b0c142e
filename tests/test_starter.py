"""The starter: on this machine alone, and for a room on its network, where phones find it."""

from __future__ import annotations

import importlib.util
import ipaddress
import os

import pytest


@pytest.fixture
def starter(root, monkeypatch):
    found = importlib.util.spec_from_file_location("starter", root / "start.py")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    monkeypatch.setattr(module, "make_environment", lambda _: None)
    monkeypatch.setattr(module.threading, "Thread", lambda **_: type("Thread", (), {"start": lambda self: None})())
    monkeypatch.delenv(module.PUBLIC, raising=False)
    run = []
    monkeypatch.setattr(module, "run", lambda command: run.append([str(c) for c in command]) or 0)
    module.started = run
    yield module
    os.environ.pop(module.PUBLIC, None)


def where(starter) -> str:
    (command,) = starter.started
    return command[command.index("--server.address") + 1]


def test_the_plain_start_stays_on_this_machine_alone(starter):
    assert starter.main([]) == 0
    assert where(starter) == "localhost"
    assert starter.PUBLIC not in os.environ


def test_a_room_is_served_on_the_network_and_says_where_phones_find_it(starter, capsys):
    assert starter.main(["room"]) == 0
    assert where(starter) == "0.0.0.0"
    public = os.environ[starter.PUBLIC]
    assert public in capsys.readouterr().out
    host = public.removeprefix("http://").rsplit(":", 1)[0]
    assert host == "localhost" or ipaddress.ip_address(host)


def test_a_public_address_that_is_set_is_kept(starter, monkeypatch, capsys):
    monkeypatch.setenv(starter.PUBLIC, "https://mission.example.gov.uk")
    assert starter.main(["room"]) == 0
    assert os.environ[starter.PUBLIC] == "https://mission.example.gov.uk"
    assert "https://mission.example.gov.uk/r" in capsys.readouterr().out


def test_what_is_nothing_to_start_is_told(starter, capsys):
    assert starter.main(["rooom"]) == 2
    assert "'rooom' is not something to start" in capsys.readouterr().out


def test_a_machine_without_a_network_still_starts(starter, monkeypatch):
    class Nowhere:
        def __init__(self, *_):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def connect(self, _):
            raise OSError("network is unreachable")

    monkeypatch.setattr(starter.socket, "socket", Nowhere)
    assert starter.own_address() == "localhost"
