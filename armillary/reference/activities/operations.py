"""What people do in operations management."""

from armillary.reference.activities.activity import Activity


class Operations(Activity):
    """The 12 activities of operations management, in the order of the model."""

    SCHEDULE_PRODUCTION_PROCESSING = (
        "operations-management.schedule-production-processing",
        "Schedule production processing",
        "Plan which jobs run when, in which order, and by when they must be done.",
    )
    MONITOR_AND_CONTROL_SERVICES = (
        "operations-management.monitor-and-control-services",
        "Monitor and control services",
        "Watch the services, tell signal from noise, and act before users notice.",
    )
    MANAGE_PRINT_AND_OUTPUT = (
        "operations-management.manage-print-and-output",
        "Manage print and output",
        "Get printed and other output to the right people on time.",
    )
    MANAGE_STORAGE = (
        "operations-management.manage-storage",
        "Manage storage",
        "Keep data stored, backed up and restorable, with room to grow.",
    )
    ADMINISTER_CLIENTS_SERVERS_NETWORKS = (
        "operations-management.administer-clients-servers-networks",
        "Administer clients, servers and networks",
        "Keep machines and networks patched, configured and running.",
    )
    ADMINISTER_USERS = (
        "operations-management.administer-users",
        "Administer users",
        "Give, change and take away accounts and rights as people come, move and leave.",
    )
    ADMINISTER_IP_ADDRESSES = (
        "operations-management.administer-ip-addresses",
        "Administer IP addresses",
        "Plan, assign and reclaim addresses so that no two collide.",
    )
    ADMINISTER_DATABASES = (
        "operations-management.administer-databases",
        "Administer databases",
        "Keep databases sized, tuned, secured and recoverable.",
    )
    MANAGE_VOICE_INFRASTRUCTURE = (
        "operations-management.manage-voice-infrastructure",
        "Manage voice infrastructure",
        "Run telephone systems, numbers and lines, with enough of them at busy hours.",
    )
    COORDINATE_PREVENTIVE_MAINTENANCE = (
        "operations-management.coordinate-preventive-maintenance",
        "Coordinate preventive maintenance",
        "Plan maintenance before things fail, and agree on the time with those affected.",
    )
    TRACK_DELIVERY_COST_DATA = (
        "operations-management.track-delivery-cost-data",
        "Track delivery cost data",
        "Record the time, parts and bills that delivering each service consumes.",
    )
    TRACK_SERVICE_METRIC_DATA = (
        "operations-management.track-service-metric-data",
        "Track service metric data",
        "Record the measurements from which service levels are computed.",
    )
