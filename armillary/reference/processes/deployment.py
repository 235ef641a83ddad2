"""The two processes of service development and deployment."""

from armillary.reference.activities import BuildAndTest, Release
from armillary.reference.groups import DEPLOYMENT
from armillary.reference.processes.process import Process

BUILD_AND_TEST = Process(
    id="service-build-and-test",
    title="Service build and test",
    group=DEPLOYMENT,
    level=2,
    cmm=3,
    purpose="Build a service from its specification, and prove that it works and can be supported.",
    activities=tuple(BuildAndTest),
)
RELEASE = Process(
    id="release-to-production",
    title="Release to production",
    group=DEPLOYMENT,
    level=2,
    cmm=3,
    purpose="Put a built service into production for a customer, safely and repeatably.",
    activities=tuple(Release),
)
