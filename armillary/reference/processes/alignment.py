"""The four processes of Business-IT alignment."""

from armillary.reference.activities import (
    BusinessAssessment,
    CustomerManagement,
    ServicePlanning,
    Strategy,
)
from armillary.reference.groups import ALIGNMENT
from armillary.reference.processes.process import Process

BUSINESS_ASSESSMENT = Process(
    id="business-assessment",
    title="Business assessment",
    group=ALIGNMENT,
    level=3,
    cmm=5,
    purpose="Learn what the business needs, what others offer, and what services are worth.",
    activities=tuple(BusinessAssessment),
)
CUSTOMER_MANAGEMENT = Process(
    id="customer-management",
    title="Customer management",
    group=ALIGNMENT,
    level=3,
    cmm=5,
    purpose="Be a partner to each customer: understand, inform, listen, and keep promises.",
    activities=tuple(CustomerManagement),
)
STRATEGY = Process(
    id="strategy-and-architecture-planning",
    title="IT strategy and architecture planning",
    group=ALIGNMENT,
    level=3,
    cmm=5,
    purpose="Decide where IT is going, and on which structure, so that it serves the business.",
    activities=tuple(Strategy),
)
SERVICE_PLANNING = Process(
    id="service-planning",
    title="Service planning",
    group=ALIGNMENT,
    level=3,
    cmm=5,
    purpose="Turn strategy into well-specified services whose value and risk are understood.",
    activities=tuple(ServicePlanning),
)
