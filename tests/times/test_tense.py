"""Which Monday, which May: sentences whose verb says whether a day lies ahead or behind.

The report is of Wednesday, 17 January 2024: Monday behind is the 15th, ahead the 22nd.
"""

from __future__ import annotations

import pytest
from tests.times.sentences import times as find

BEHIND, AHEAD = "2024-01-15", "2024-01-22"

PAST = [
    "The minister resigned on Monday.",
    "Police said on Monday that two men were held.",
    "On Monday, the provincial cabinet of ministers and advisers approved the plan.",
    "The river broke its banks on Monday and swept away a bridge.",
    "A judge threw out the case Monday.",
    "The union withdrew its offer on Monday.",
    "The two leaders met in Oslo on Monday.",
    "Divers found the wreck on Monday.",
    "The talks had been due to end on Monday.",
    "The ship had been expected in port on Monday.",
    "The deal had previously been scheduled to expire on Monday.",
    "Investors are looking for a way around Monday's ruling.",
    "The families will appeal against Monday's verdict.",
    "The wounded were flown home on Monday.",
    "The planned strike began on Monday.",
    "The company, which plans to list in London, laid off 40 people on Monday.",
    "Two men accused of plotting to kill the mayor fled on Monday.",
    "He has not been seen since Monday.",
    "The bank's shares sank Monday after it cut its forecast.",
    "The party to which she belongs chose a new leader on Monday.",
    "Rebels who are to be tried in March shelled the town on Monday.",
    "The court ruled Monday that the vote can go ahead.",
    "The minister, speaking on Monday, blamed the drought.",
    "A fire at a market hall killed six people on Monday.",
    "The strike, planned for weeks, hit railways on Monday.",
    "He swore on Monday to fight on.",
    "The judge set bail on Monday.",
    "The coast guard rescued 30 people on Monday.",
    "Turnout in Monday's vote was low.",
    "The premier, expected to win easily, lost on Monday.",
    "They hid in the cellar until Monday.",
    "The road was shut from Friday to Monday.",
    "It rained for three days, starting Monday.",
    "The ultimatum ran out on Monday.",
    "The ultimatum having run out on Monday, rebels attacked.",
    "Neither of them could be reached on Monday.",
    "Until Monday, they had not been charged.",
    "They may have met on Monday.",
]

FUTURE = [
    "The minister will resign on Monday.",
    "The minister is to resign on Monday.",
    "Talks are due to resume on Monday.",
    "Talks resume on Monday.",
    "The two sides meet again Monday in Geneva.",
    "The union plans to walk out on Monday.",
    "On Monday, the provincial cabinet of ministers and advisers is expected to approve the plan.",
    "On Monday, the National Farmers' Union of the eastern districts plans to block roads.",
    "The vote is on Monday.",
    "The deadline is Monday.",
    "The president is flying to Cairo on Monday.",
    "Polling stations open at dawn on Monday.",
    "The storm is forecast to make landfall on Monday.",
    "The new rules take effect on Monday.",
    "Workers have until Monday to accept.",
    "He said he would appear in court on Monday.",
    "The funeral is scheduled for Monday.",
    "The ship is expected in port by Monday.",
    "A decision could come as early as Monday.",
    "Schools are likely to reopen on Monday.",
    "The envoy leaves for Kabul on Monday.",
    "The committee must report by Monday.",
    "The trial starts Monday.",
    "The jury won't hear the case until Monday.",
    "The case is to be heard on Monday.",
    "Officials warned that rain may return on Monday.",
    "The pope travels to Malta on Monday.",
    "The airline hopes to restore flights on Monday.",
    "Monday's match will be played behind closed doors.",
    "The company is set to publish its results on Monday.",
    "Flights were suspended until Monday.",
    "A curfew was declared until Monday.",
    "Residents were given until Monday to leave.",
    "Trains have been cancelled for four days from Monday.",
    "Both sides have agreed to hold fire for three days, starting Monday.",
    "Heavy snow is forecast through Monday.",
    "The vote was to have been held on Monday.",
    "The cabinet, to meet for the first time on Monday, has 12 members.",
    "A shipment of vaccine is due Monday.",
    "Official results are due early Monday.",
    "The planners kept the speech for Monday night.",
    "The deadline was extended by ten days to Monday.",
    "A cut is possible on Monday.",
    "The lower house may vote on Monday.",
    "Schools will stay closed on Monday.",
    "The feast falls on Monday.",
    "The president receives the families this Monday.",
    "Retailers hope for a record on Monday.",
    "The storm will hit the coast on Monday.",
    "The bank may cut rates on Monday.",
    "The truce expires at 8 a.m. (0500 GMT) Monday.",
]


@pytest.mark.parametrize("text", PAST)
def test_days_that_have_been(text: str) -> None:
    times = [t for t in find(text) if "Monday" in t.text]
    assert [t.value[:10] for t in times] == [BEHIND]


@pytest.mark.parametrize("text", FUTURE)
def test_days_to_come(text: str) -> None:
    times = [t for t in find(text) if "Monday" in t.text]
    assert [t.value[:10] for t in times] == [AHEAD]
