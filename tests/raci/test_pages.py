"""The pages of the matrix, for the provider's people; my duties, for everybody."""

import pytest

from tests.makers import (
    an_agent,
    signed_in_client,
)

pytestmark = pytest.mark.django_db
INCIDENTS = "incident-and-service-request-management"
PAGES = (
    *("/raci", "/raci/load", "/raci/vacancies", "/raci/conflicts", "/raci/reality"),
    *(f"/raci/{INCIDENTS}", f"/raci/reality?process={INCIDENTS}&days=90"),
    f"/raci/{INCIDENTS}/resolve/operator?letter=C",
)
FILES = ("/raci.csv", "/raci/reality.csv", f"/raci/{INCIDENTS}/table.csv")
PAPERS = ("/raci/paper", f"/raci/{INCIDENTS}/paper")


@pytest.mark.parametrize("path", [*PAGES, *FILES, *PAPERS, "/raci/mine"])
def test_the_people_of_the_provider_read_all_of_it(path: str) -> None:
    assert signed_in_client(an_agent()).get(path).status_code == 200
