import json
import re
import subprocess
import urllib.request
import uuid

import pytest


@pytest.fixture(scope="session")
def mock_url():
    """The mock in a process of its own; it is ready when it tells its address."""
    command = ["node_modules/.bin/meterline-mock", "--port", "0", "--quiet",
               "--scenario", "seats", "--clock", "2026-03-10T12:00:00Z"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    addresses = (re.search(r"http://[\d.:]+", line) for line in process.stdout)
    yield next(filter(None, addresses))[0]
    process.terminate()
    process.wait()


@pytest.fixture
def api(mock_url):
    """A key of its own for each test: no test sees another one."""
    headers = {"X-API-KEY": f"server-{uuid.uuid4()}", "Content-Type": "application/json"}

    def call(method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(mock_url + path, data, headers, method=method)
        with urllib.request.urlopen(request) as response:
            return json.load(response)["data"]

    return call


SEATS = "/api/v1/customers/{}/entitlements/check?featureId=feature-seats&requestedUsage=1"


def take_seat(api, customer):
    """The code under test."""
    granted = api("GET", SEATS.format(customer))["isGranted"]
    if granted:
        line = {"customerId": customer, "featureId": "feature-seats", "value": 1}
        api("POST", "/api/v1/usage", {"usages": [line]})
    return granted


def test_takes_a_seat_while_there_is_one(api):
    assert take_seat(api, "customer-small")
    assert not take_seat(api, "customer-small")
    once = {"operationId": "reportUsage", "times": 1}
    assert api("POST", "/_mock/requests/verify", once)["isMet"]


def test_the_paid_team_is_renewed_when_a_month_has_passed(api):
    happenings = api("POST", "/_mock/clock/advance", {"duration": "P1M"})["happenings"]
    assert "subscription.renewed" in [one["type"] for one in happenings]
