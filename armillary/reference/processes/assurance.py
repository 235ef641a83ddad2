"""The three processes of service delivery assurance, the hub."""

from armillary.reference.activities import Change, Configuration, ServiceLevel
from armillary.reference.groups import ASSURANCE
from armillary.reference.processes.process import Process

CONFIGURATION = Process(
    id="configuration-management",
    title="Configuration management",
    group=ASSURANCE,
    level=1,
    cmm=2,
    purpose="Keep a true record of what the services are made of, and how it hangs together.",
    activities=tuple(Configuration),
)
CHANGE = Process(
    id="change-management",
    title="Change management",
    group=ASSURANCE,
    level=1,
    cmm=2,
    purpose="Let change happen with the least harm: assessed, authorised, scheduled, recorded.",
    activities=tuple(Change),
)
SERVICE_LEVEL = Process(
    id="service-level-management",
    title="Service-level management",
    group=ASSURANCE,
    level=2,
    cmm=3,
    purpose="Agree with customers on the quality of service, measure it, and improve it.",
    activities=tuple(ServiceLevel),
)
