"""Docker Compose files: what runs, on what, and what must run before it."""

import pytest

from armillary.assurance.configuration.imports.compose.reading import read_compose
from armillary.assurance.configuration.imports.found import Findings, WrongSource, gathered

SHOP = b"""
name: shop
services:
  web:
    image: shop/web:${TAG:-7}
    depends_on: [api]
    labels: {service.criticality: high}
    deploy: {replicas: 3, resources: {limits: {memory: 300M}}}
    networks: [front]
  api:
    image: ${REGISTRY}/api
    depends_on:
      db: {condition: service_healthy}
      cache: {condition: service_started, required: false}
    environment:
      - OTEL_RESOURCE_ATTRIBUTES=service.name=api,service.criticality=critical
      - PASSWORD=secret
    networks: {front: null, back: null}
  db:
    volumes: ["data:/var/lib", "./conf:/etc", {type: volume, source: data, target: /x}]
    network_mode: service:api
networks: {front: {name: front-net}, back: }
volumes: {data: }
"""
MORE = b"""
services:
  mail: {image: mail, depends_on: [web]}
  api:
    depends_on: [mail]
    image: !override next/api
"""


def compose(*files: bytes) -> Findings:
    return gathered(read_compose(files))


def told(found: Findings, type_name: str) -> list[tuple[str, str]]:
    relations = (each for each in found.relations if each.type_name == type_name)
    return [(each.source_key, each.target_key) for each in relations]


def test_services_become_workloads_with_what_is_said_of_them() -> None:
    found = compose(SHOP)

    web, api = found.items["shop/service/web"], found.items["shop/service/api"]
    assert (web.class_name, web.name, web.identifiers) == ("workload", "web", {"project": "shop"})
    assert web.attributes == {
        "image": "shop/web:7",
        "replicas": 3,
        "criticality": 2,
    }
    assert api.attributes == {"image": "${REGISTRY}/api", "criticality": 1}


def test_what_a_service_needs_is_told() -> None:
    found = compose(SHOP)

    assert told(found, "depends_on") == [
        ("shop/service/web", "shop/service/api"),
        ("shop/service/api", "shop/service/db"),
        ("shop/service/db", "shop/service/api"),
    ]
    assert told(found, "stores_on") == [("shop/service/db", "shop/volume/data")]
    assert told(found, "connects_to") == [
        ("shop/service/web", "shop/network/front"),
        ("shop/service/api", "shop/network/front"),
        ("shop/service/api", "shop/network/back"),
    ]


def test_no_secret_of_the_environment_is_taken() -> None:
    assert "secret" not in repr(compose(SHOP))


def test_a_later_file_adds_to_an_earlier_one() -> None:
    found = compose(SHOP, MORE)

    assert told(found, "depends_on")[1:3] == [
        ("shop/service/api", "shop/service/db"),
        ("shop/service/api", "shop/service/mail"),
    ]
    assert found.items["shop/service/api"].attributes["image"] == "next/api"
    assert ("shop/service/mail", "shop/network/default") in told(found, "connects_to")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[1]", "A Compose file is an object with “services” in it."),
        ("a: 1", "A Compose file has “services”; this one has none."),
        ("services: [web]", "“services” of the file must be an object."),
        ("services: {web: hello}", "“web” of services must be an object."),
        (
            "services: {web: {depends_on: api}}",
            "“depends_on” of service “web” must be a list of names, or an object.",
        ),
        (
            "services: {web: {depends_on: [api]}}",
            (
                "Service “web” depends on “api”, of which no file tells. Send the file that has it "
                "along."
            ),
        ),
        ("services: {web: {volumes: x}}", "“volumes” of service “web” must be a list."),
    ],
)
def test_what_is_wrong_is_told_by_name(text: str, sentence: str) -> None:
    with pytest.raises(WrongSource) as refused:
        compose(text.encode())

    assert refused.value.message == sentence
