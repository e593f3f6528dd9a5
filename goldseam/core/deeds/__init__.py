"""The rules of deeds: when a promise falls due, where a request and an agreement stand, what waits for whom.

They take states of a space and plain days, and give plain values; both people get the same from them.
"""

from goldseam.core.deeds.agreements import (
    AgreementStanding,
    agreement_standing,
    may_confirm,
    to_confirm,
    to_look_at,
)
from goldseam.core.deeds.expectations import rests_until
from goldseam.core.deeds.promises import (
    PromisedDay,
    asked_for,
    days_of,
    due_of,
    goes_on,
    last_day,
    may_be_said,
    promised_day,
    told_within_a_day,
)
from goldseam.core.deeds.recurring import back_from, falls_on, next_from
from goldseam.core.deeds.requests import (
    RequestStanding,
    answer_of,
    days_since_yes,
    days_waiting,
    may_ask_again,
    may_ask_from,
    may_become_promise,
    request_standing,
    requests_to_answer,
    requests_to_do,
    waits_since,
)
from goldseam.core.deeds.waiting import first_few, in_order
from goldseam.core.deeds.wording import promises_for_good

__all__ = [
    "AgreementStanding",
    "PromisedDay",
    "RequestStanding",
    "agreement_standing",
    "answer_of",
    "asked_for",
    "back_from",
    "days_of",
    "days_since_yes",
    "days_waiting",
    "due_of",
    "falls_on",
    "first_few",
    "goes_on",
    "in_order",
    "last_day",
    "may_ask_again",
    "may_ask_from",
    "may_be_said",
    "may_become_promise",
    "may_confirm",
    "next_from",
    "promised_day",
    "promises_for_good",
    "request_standing",
    "requests_to_answer",
    "requests_to_do",
    "rests_until",
    "to_confirm",
    "to_look_at",
    "told_within_a_day",
    "waits_since",
]
