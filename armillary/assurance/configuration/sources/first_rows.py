"""By what a new house recognises things and whom it believes; administrators change it."""

from datetime import datetime

from django.db import transaction

from armillary.assurance.configuration.imports.reconciliation import PERSON
from armillary.assurance.configuration.models import ConfigurationClass
from armillary.assurance.configuration.sources.actions import rules
from armillary.assurance.configuration.sources.models import (
    IdentificationRule,
    ReconciliationRule,
)
from armillary.assurance.configuration.sources.vocabulary import Way
from armillary.fittings.chronicle import Chronicle, Keys, write
from armillary.kernel.access.first_rows import robot
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door

HARDWARE = ("serial_number", "asset_tag")
RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("computer", (*HARDWARE, "resource_id", "name, cluster?, site?, project?, tenant?")),
    ("network_device", (*HARDWARE, "name, site, rack?, tenant?")),
    ("network_interface", ("hardware_address", "name, device")),
    ("vlan", ("vlan_id, site?, group?",)),
    ("prefix", ("network_prefix, vrf?",)),
    ("ip_address", ("ip_address, vrf?",)),
    ("routing_domain", ("route_distinguisher", "name")),
    ("circuit", ("circuit_id, provider?",)),
    ("container_network", ("name, project?",)),
    ("provider_network", ("name, provider?",)),
    ("wireless_network", ("network_name",)),
    ("dns_name", ("domain_name",)),
    ("client", (*HARDWARE, "imei", "host_name", "name")),
    ("voice", (*HARDWARE, "name")),
    ("output", (*HARDWARE, "name, site?")),
    ("facility", (*HARDWARE, "name, site?, rack?, panel?")),
    ("certificate", ("fingerprint",)),
    ("software", ("name, project?",)),
    ("data", ("name, project?",)),
    ("service", ("name",)),
    ("control", ("name",)),
)


def install(at: datetime) -> None:
    """Write the rules, unless somebody has begun to: may be called again."""
    act = Act(actor=robot(), at=at, door=Door.CLI)
    with transaction.atomic():
        stand_as(act.actor)
        if IdentificationRule.objects.exists() or ReconciliationRule.objects.exists():
            return
        written = Chronicle(Keys(at_once=50))
        of = {each.name: each for each in ConfigurationClass.objects.all()}
        for name, several in RULES:
            if name not in of:  # the tree is the administrators' own
                continue
            for place, attributes in enumerate(several, 1):
                written.create(
                    rules.identify_by,
                    act,
                    of_class=of[name],
                    attributes=attributes,
                    place=place * 10,
                )
        written.create(rules.believe, act, way=Way.PRECEDENCE, order_of_sources=PERSON)
        write(act, [written.hand_over()])
