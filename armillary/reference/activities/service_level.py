"""What people do in service-level management."""

from armillary.reference.activities.activity import Activity


class ServiceLevel(Activity):
    """The 9 activities of service-level management, in the order of the model."""

    MAP_STANDARD_SERVICES_TO_REQUIREMENTS = (
        "service-level-management.map-standard-services-to-requirements",
        "Map standard services to requirements",
        "Find which standard service meets a customer's needs, and what is missing.",
    )
    DOCUMENT_SERVICE_LEVEL_OBJECTIVES = (
        "service-level-management.document-service-level-objectives",
        "Document service-level objectives",
        "Write each objective as something that can be measured.",
    )
    NEGOTIATE_AND_DOCUMENT_SLAS = (
        "service-level-management.negotiate-and-document-slas",
        "Negotiate and document service-level agreements",
        "Agree with the customer on levels, price and duties, and have it signed.",
    )
    COORDINATE_OLAS_AND_UNDERPINNING_CONTRACTS = (
        "service-level-management.coordinate-olas-and-underpinning-contracts",
        "Coordinate operational-level agreements and underpinning contracts",
        "Make sure that teams and suppliers promise enough to keep what we promise.",
    )
    ESTABLISH_BASELINES = (
        "service-level-management.establish-baselines",
        "Establish baselines",
        "Measure what is normal before promising anything.",
    )
    ANALYSE_PERFORMANCE_AND_QUALITY = (
        "service-level-management.analyse-performance-and-quality",
        "Analyse performance and quality",
        "Compare results with objectives, and explain every breach.",
    )
    CONDUCT_SERVICE_REVIEWS = (
        "service-level-management.conduct-service-reviews",
        "Conduct service reviews",
        "Go through results and wishes with the customer, and agree on actions.",
    )
    BENCHMARK_PERIODICALLY = (
        "service-level-management.benchmark-periodically",
        "Benchmark periodically",
        "Compare the results with those of others, on equal terms.",
    )
    PROPOSE_SERVICE_IMPROVEMENTS = (
        "service-level-management.propose-service-improvements",
        "Propose service improvements",
        "Propose what would serve customers better, with benefit, cost and a way to tell.",
    )
