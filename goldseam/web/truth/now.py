"""What Today says of questions: that one waits, that an answer came, never a word of it; and what rests (T2)."""

from dataclasses import dataclass
from datetime import date

from goldseam.core.records.question import QUESTIONS, Questions
from goldseam.core.records.question_time import QUESTION_TIMES
from goldseam.core.situation.model import Role
from goldseam.core.truth import answers_came, is_resting, rests_for, waiting_today
from goldseam.ledger.spaces import OpenSpace, States


@dataclass(frozen=True)
class QuestionsNow:
    """How many questions wait for this person today, how many answers came, and who lets the subject rest."""

    waiting: int = 0
    came: int = 0
    mine_rests: bool = False
    theirs_rests: bool = False

    def rests_in_plan(self, role: Role) -> bool:
        """Whether the plan of this person leaves the subject alone."""
        return rests_for(role, mine=self.mine_rests, theirs=self.theirs_rests)


NOTHING_ASKED = QuestionsNow()


def questions_now(
    shared: OpenSpace | None, states: States | None, private: Questions, day: date
) -> QuestionsNow:
    """From the states of both spaces. `states` of the shared one are None where nothing goes on there."""
    if shared is None or states is None:
        return QuestionsNow(mine_rests=bool(private.rested_by))
    me, state = str(shared.person), states[QUESTIONS]
    mine = bool(private.rested_by) or is_resting(state, me)
    return QuestionsNow(
        len(waiting_today(state, me, day, states[QUESTION_TIMES].agreed)),
        0 if mine else answers_came(state, me, day),
        mine,
        any(each != me for each in state.rested_by),
    )
