"""From a situation and a day to at most three suggestions, each with its reason."""

from goldseam.core.plan.model import AskFirst, Plan, Suggestion, UnknownPracticeError
from goldseam.core.plan.planner import plan, plan_json, why_not

__all__ = ["AskFirst", "Plan", "Suggestion", "UnknownPracticeError", "plan", "plan_json", "why_not"]
