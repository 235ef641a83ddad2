"""What people do in customer management."""

from armillary.reference.activities.activity import Activity


class CustomerManagement(Activity):
    """The 7 activities of customer management, in the order of the model."""

    DEVELOP_MARKETING_COMMUNICATIONS = (
        "customer-management.develop-marketing-communications",
        "Develop marketing communications",
        "Tell each audience, in its own words, what the services do for it.",
    )
    SELL_IT_SERVICES = (
        "customer-management.sell-it-services",
        "Sell IT services",
        "Bring customer and service together: offer, price, level, decision.",
    )
    MANAGE_CUSTOMER_RELATIONSHIPS = (
        "customer-management.manage-customer-relationships",
        "Manage customer relationships",
        "Keep in touch with each customer, know who decides, and act on early warnings.",
    )
    SURVEY_CUSTOMERS = (
        "customer-management.survey-customers",
        "Survey customers",
        "Ask customers how satisfied they are, and follow up every bad answer.",
    )
    IDENTIFY_SERVICE_OPPORTUNITIES = (
        "customer-management.identify-service-opportunities",
        "Identify service opportunities",
        "Collect what customers ask for and do not get, and pass it to business assessment.",
    )
    CONDUCT_EXECUTIVE_BRIEFINGS = (
        "customer-management.conduct-executive-briefings",
        "Conduct executive briefings",
        "Show customer executives results, cost and plans, and record what they decide.",
    )
    INTRODUCE_NEW_CUSTOMERS = (
        "customer-management.introduce-new-customers",
        "Introduce new customers",
        "Make a new customer ready to be served: contacts, entitlements, agreements, access.",
    )
