"""What people do in capacity management."""

from armillary.reference.activities.activity import Activity


class Capacity(Activity):
    """The 7 activities of capacity management, in the order of the model."""

    INVENTORY_SERVICE_RESOURCES = (
        "capacity-management.inventory-service-resources",
        "Inventory service resources",
        "List the resources each service uses: machines, lines, licences and people.",
    )
    CHARACTERIZE_WORKLOADS_AND_DEMAND = (
        "capacity-management.characterize-workloads-and-demand",
        "Characterise workloads and demand",
        "Describe who asks how much of a service, when, and what drives it.",
    )
    DEFINE_CAPACITY_PROFILES = (
        "capacity-management.define-capacity-profiles",
        "Define capacity profiles",
        "State how much of each resource a unit of work needs, and where the limits are.",
    )
    ANALYSE_CAPACITY_GAPS = (
        "capacity-management.analyse-capacity-gaps",
        "Analyse capacity gaps",
        "Forecast when demand will outgrow a resource, and how sure that is.",
    )
    RECOMMEND_BUY_OR_BUILD_CAPACITY = (
        "capacity-management.recommend-buy-or-build-capacity",
        "Recommend how to buy or build capacity",
        "Compare ways to close a capacity gap: extend, tune, shift demand, retire.",
    )
    ANALYSE_PERFORMANCE_DATA = (
        "capacity-management.analyse-performance-data",
        "Analyse performance data",
        "Watch response times and loads, and find what changed and why.",
    )
    MANAGE_SERVICE_DEMAND = (
        "capacity-management.manage-service-demand",
        "Manage service demand",
        "Steer demand by price, quota, priority or time of day, and measure the effect.",
    )
