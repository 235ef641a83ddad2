"""What people do in financial management."""

from armillary.reference.activities.activity import Activity


class Finance(Activity):
    """The 9 activities of financial management, in the order of the model."""

    CALCULATE_EXPECTED_SERVICE_COSTS = (
        "financial-management.calculate-expected-service-costs",
        "Calculate expected service costs",
        "Estimate what a service will cost before it is built.",
    )
    ANALYSE_PROJECTED_REVENUES = (
        "financial-management.analyse-projected-revenues",
        "Analyse projected revenues",
        "Estimate what customers will pay, and whether it covers the cost.",
    )
    DEVELOP_SERVICE_BUDGETS = (
        "financial-management.develop-service-budgets",
        "Develop service budgets",
        "Give each service its budget, and follow what is committed and spent.",
    )
    ANALYSE_USAGE_AND_COSTS = (
        "financial-management.analyse-usage-and-costs",
        "Analyse usage and costs",
        "Explain what was used, what it cost, and why it differs from the plan.",
    )
    RECOMMEND_BUY_OR_BUILD_COST = (
        "financial-management.recommend-buy-or-build-cost",
        "Recommend to buy or build by cost",
        "Set out the money side of each way to obtain a service.",
    )
    CALCULATE_CUSTOMER_INVOICES = (
        "financial-management.calculate-customer-invoices",
        "Calculate customer invoices",
        "Turn usage, prices and credits into an invoice that explains every line.",
    )
    RECEIVE_SERVICE_PAYMENTS = (
        "financial-management.receive-service-payments",
        "Receive service payments",
        "Match payments to invoices and follow up what is overdue.",
    )
    ESTABLISH_COST_AND_CHARGING_ALLOCATION = (
        "financial-management.establish-cost-and-charging-allocation",
        "Establish cost and charging allocation",
        "Set the rules by which costs reach services and charges reach customers.",
    )
    CALCULATE_TOTAL_COST_OF_OWNERSHIP = (
        "financial-management.calculate-total-cost-of-ownership",
        "Calculate total cost of ownership",
        "Add up everything a service or an asset costs from purchase to disposal.",
    )
