"""The words of service-level management."""

from armillary.reference.glossary.term import Chapter, Term

AGREEMENTS = Chapter(
    "Service-level management: the things",
    "What was promised to whom, and what those promises rest on.",
    (
        Term("Agreement", "What one side promises the other, or needs from it."),
        Term("Service-level requirement", "What a customer needs, before anybody promises it."),
        Term("Objective", "One promise of an agreement, written so that it can be measured."),
        Term("Target", "What an objective must reach: a time, a share or a number."),
        Term("Edition", "An agreement word for word as it was put to the other side."),
        Term("Standard service", "Something that every customer can have, at one of its levels."),
        Term("Standard level", "What a standard service promises for a price, such as gold."),
        Term("Fit", "How a need is met by what is offered: met, short, or not offered."),
        Term("Gap", "What is needed and not offered."),
        Term("Redline", "Two editions beside each other: what went and what came."),
        Term("Counterpart", "Who speaks and signs for the other side of an agreement."),
        Term("Signature", "A name under the words of an edition, with the moment and a digest."),
        Term("Hand-over", "The time until the next party is called and begins to count."),
        Term("Feasibility", "Whether what an agreement rests on supports what it promises."),
        Term("Waiver", "Somebody lets more be promised than is supported, and answers for it."),
        Term("Service credit", "What the other side gets when an objective is missed."),
    ),
)

STANDING = Chapter(
    "Service-level management: the states",
    "Where an agreement and its objectives can stand.",
    (
        Term("In the catalogue", "Customers can have it."),
        Term("Draft", "We are writing it."),
        Term("In negotiation", "The words lie with the other side."),
        Term("Agreed", "Both sides have signed; from its first day on it binds."),
        Term("Under review", "It binds, and both sides look at it again."),
        Term("Superseded", "Another agreement has taken its place."),
        Term("Expired", "Its last day is over."),
        Term("Terminated", "It was ended before its time."),
        Term("In the text", "The objective is part of the agreement."),
        Term("Struck out", "The objective was taken out of the text."),
    ),
)

NEGOTIATING = Chapter(
    "Service-level management: the verbs",
    "What can be done to agreements and their objectives.",
    (
        Term("Draft for customer", "Begin an agreement with a customer."),
        Term("Draft with team", "Begin an agreement with a team of ours."),
        Term("Draft contract", "Begin a contract with a supplier."),
        Term("Collect requirements", "Write down what a customer needs."),
        Term("Draft level", "Begin a level at which a standard service can be had."),
        Term("Put in catalogue", "Offer a service to every customer; its levels come next."),
        Term("Adopt", "Promise what a level of the catalogue promises."),
        Term("Choose level", "Decide by which level needs are to be met."),
        Term("Hand gaps over", "Ask service planning for what is needed and not offered."),
        Term("Draft agreement", "Begin the agreement that answers requirements."),
        Term("Cover", "Let an agreement be about a service too."),
        Term("Uncover", "Let it not be about that service."),
        Term("Rest on", "Say which other agreement the promises need."),
        Term("Rest no more on", "Say that they do not need it."),
        Term("Propose", "Put the words to the other side."),
        Term("Reconsider", "Take a proposal back to the desk."),
        Term("Record signature", "Write down that the other side has signed on paper."),
        Term("Waive", "Let more be promised than is supported, and answer for it."),
        Term("Agree", "Both have signed: from its first day on it binds."),
        Term("Begin review", "Look at an agreement again with the other side."),
        Term("Confirm", "An agreement was looked at and stays as it is."),
        Term("Begin successor", "Draft the agreement that will take the place of this one."),
        Term("Give notice", "Say on which day an agreement ends."),
        Term("Terminate", "End an agreement now."),
        Term("Expire", "The last day of an agreement is over."),
        Term("Supersede", "Put another agreement in the place of this one."),
        Term("Strike out", "Take an objective out of the text."),
        Term("Put back", "Bring an objective back into the text."),
    ),
)
