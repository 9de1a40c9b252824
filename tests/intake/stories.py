"""Stories written for these tests: what they say is invented."""

Story = tuple[str, tuple[str, ...]]


def _story(headline: str, text: str) -> Story:
    return headline, tuple(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))


def body(story: Story, between: str = "\n\n") -> str:
    """The paragraphs of a story, laid out."""
    return between.join(story[1])


FERRY = _story(
    "Ferry runs aground off Marlow Point, all 212 aboard safe",
    """
    MARLOW: A passenger ferry ran aground on a sandbank off Marlow Point on Thursday, the coast guard said, and all 212
    people aboard were brought ashore by noon.

    The ferry Island Lady was on its way to Tarn harbour when it lost power in heavy rain, harbour master Ines Caldeira
    told reporters on the quay.

    “The ferry drifted for forty minutes before it touched the sandbank,” Caldeira said. “Nobody was hurt.”

    The coast guard sent two tugs, and fishermen from Marlow took off children and the elderly in their own boats.

    The Island Lady's owner said the ferry would be towed to Tarn for inspection once the tide allows.
    """,
)
COFFEE = _story(
    "Coffee exports climb a tenth as growers replant",
    """
    Coffee exports rose 10 percent to $440 million in the six months to June, the growers' board said on Monday, helped
    by new plantings in the southern hills.

    The board's chair, Daniel Osei, said rainfall had been kind and prices at auction held above last season's.

    “Growers who replanted in 2021 are now picking their first full crop,” Osei said in a statement.

    Exporters shipped 96,000 tonnes of beans, most of them arabica, against 88,000 tonnes a year earlier.

    Roasters in the capital say auction prices leave them little room, and some have cut shifts.
    """,
)
LIBRARY = _story(
    "Council votes to keep village libraries open",
    """
    Councillors in Harrow Vale voted late on Tuesday to keep nine village libraries open, ending months of protest by
    readers and teachers.

    The vote, 31 to 17, reverses a plan to close the branches and sell their buildings to pay for road repairs.

    “Books won over potholes tonight,” said Petra Lindqvist, a retired teacher who led the campaign.

    Volunteers will staff four of the branches on Saturdays under the compromise.

    The treasurer warned that the libraries' roof repairs remain unpaid for.
    """,
)
