"""Passages and what each date in them means: the story's own calendar beside the day of publication.

A passage shows every time expression in brackets with its value: "It sank on [3 March 2019|2019-03-03]."
"""

from __future__ import annotations

import re

import pytest

from newstally.intake import plain_report
from newstally.model import Setting, TimeExpression
from newstally.reading.language import parse
from newstally.reading.times import find_times

# Wednesday, 17 January 2024.
DAY = "2024-01-17"

_MARKED = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")


def read(text: str, day: str | None = DAY, narrative: bool | None = None) -> tuple[TimeExpression, ...]:
    report = plain_report(text, published=day)
    return find_times(parse(report), Setting(published=report.published), narrative)


def passages(text: str) -> list[str]:
    """The passages of a table: an empty line parts them, ¶ stands for a new paragraph within one."""
    return [" ".join(block.split()).replace(" ¶ ", "\n\n") for block in text.strip().split("\n\n")]


def told(passage: str) -> list[tuple[str, str]]:
    """The words and values that a passage shows in brackets."""
    return [(found[1], found[2]) for found in _MARKED.finditer(passage)]


def plain(passage: str) -> str:
    """The passage as a reader sees it."""
    return _MARKED.sub(r"\1", passage)


def found_in(passage: str, day: str | None = DAY, narrative: bool | None = None) -> list[tuple[str, str]]:
    return [(time.text, time.value) for time in read(plain(passage), day, narrative)]


NEWS_WITH_BACKGROUND = passages("""
A ferry ran aground on [Tuesday|2024-01-16]. Its sister ship sank on [3 March 2019|2019-03-03]. Divers reached the
wreck [the next day|2019-03-04]. The owner said on [Wednesday|2024-01-17] he would appeal.

The war began in [2011|2011]. In [March of that year|2011-03] the first protests broke out.

In [2011|2011], protests broke out. In [March|2011-03], troops fired on the crowds.

The mine flooded on [3 March 2019|2019-03-03]. On [7 April|2019-04-07] the last body was found.

The mine flooded on [3 March 2019|2019-03-03]. [Two days earlier|2019-03-01], a pump had failed.

The mine flooded on [3 March 2019|2019-03-03]. [A week later|2019-03-10] it was closed.

The mine flooded on [3 March 2019|2019-03-03]. [The same day|2019-03-03], the minister resigned.

The mine flooded on [3 March 2019|2019-03-03]. [Later that month|2019-03], its owner fled.

The mine flooded on [3 March 2019|2019-03-03]. [Earlier that day|2019-03-03], miners had smelt gas.

The mine flooded on [3 March 2019|2019-03-03]. It was drained [the following month|2019-04].

The mine flooded on [3 March 2019|2019-03-03]. It reopened [the following year|2020].

The mine flooded on [3 March 2019|2019-03-03]. It reopened [two years later|2021].

The mine flooded on [3 March 2019|2019-03-03]. [Six months later|2019-09] it reopened.

The mine flooded on [3 March 2019|2019-03-03]. It had been inspected [the previous month|2019-02].

The mine flooded on [3 March 2019|2019-03-03]. It was sold [later that year|2019].

The strike began in [October 2021|2021-10]. [The following month|2021-11] the port shut.

The strike began in [October 2021|2021-10]. In [November|2021-11], the port shut.

The strike began in [November 2021|2021-11]. In [February|2022-02], the port shut.

The strike began on [5 November 2021|2021-11-05]. On [9 February|2022-02-09], the port shut.

The bridge opened in [May 2015|2015-05]. It closed [two years later|2017] and reopened in [2020|2020].

The bank failed in [2008|2008]. The mayor said on [Monday|2024-01-15] that it would be sold in [March|2024-03].

The bank failed in [2008|2008]. Its new owner will open it on [7 February|2024-02-07].

The pact was signed in [1994|1994]. Talks will resume on [Friday|2024-01-19].

A blast killed two on [Monday|2024-01-15]. The market was hit on [12 June 2023|2023-06-12] and again [three days
later|2023-06-15]. Police made an arrest [yesterday|2024-01-16].

She was elected in [2018|2018]. She said [today|2024-01-17] she would not stand [next year|2025].

The shop closed in [2020|2020]. The lease ended [last month|2023-12].

Two men were held on [Sunday|2024-01-14]. [The day before|2024-01-13], a guard had been shot.

Two men were held on [Sunday|2024-01-14]. They were freed [the next day|2024-01-15].

Two men were held on [Jan. 9|2024-01-09]. They were freed [the following day|2024-01-10].

Two men were held on [Jan. 9|2024-01-09]. They were freed [that same day|2024-01-09].

Voters go to the polls on [Feb. 8|2024-02-08]. Results are due [the next day|2024-02-09].

The train was hijacked on [5 May 2021|2021-05-05]. Troops stormed it [two days later|2021-05-07]. [That
night|2021-05-07TNI], the hostages were flown home.

Rebels took the town in [July 2013|2013-07]. The army won it back in [2016|2016].

It was the third attack since [2014|2014]. In [December|2023-12], a bus was burned.

Output was 4m tonnes in [2022|2022]. In [December|2023-12], it fell again.

The treaty (signed in [1987|1987]) has lapsed. In [August|2023-08], both sides tested missiles.

He was born in [1950|1950]. His party won the vote in [November|2023-11], and in [January|2024-01] he resigned.

The quake of [1999|1999] killed thousands. On [Jan. 2|2024-01-02], the ground shook again.
""")


@pytest.mark.parametrize("passage", NEWS_WITH_BACKGROUND)
def test_news_tells_its_background_from_its_own_dates(passage: str) -> None:
    assert found_in(passage) == told(passage)


COURTS = passages("""
The jury found him guilty on [Tuesday|2024-01-16]. He shot the guard on [9 May 2022|2022-05-09] and was caught [four
days later|2022-05-13]. He will be sentenced on [1 March|2024-03-01].

A judge ruled on [Monday|2024-01-15] that the firm had lied. It was sued in [2017|2017]. The trial opened in [June
2023|2023-06] and ended [three months later|2023-09].

She was stabbed on [18 November 2022|2022-11-18]. On [2 February|2023-02-02] a neighbour was charged.

The theft was found on [1 December 2020|2020-12-01]. Auditors came [a fortnight later|2020-12-15].

He told the court that he met her in [May 2019|2019-05]. [The next month|2019-06], he said, they married.

The appeal was heard in [October|2023-10]. [A month later|2023-11] it was refused.

The man was arrested on [Dec. 28|2023-12-28]. [Five days later|2024-01-02] he was freed on bail.

The man was arrested on [Dec. 28|2023-12-28]. The hearing is set for [Jan. 30|2024-01-30].

Lawyers have until [Feb. 2|2024-02-02] to reply. The suit was filed on [Nov. 2|2023-11-02].

The law was passed in [1997|1997] and struck down in [March 2005|2005-03]. [Two months later|2005-05] it was passed
again.

Police searched the flat on [6 October 2023|2023-10-06]. [The previous day|2023-10-05], a tip had come in.

He pleaded guilty in [December|2023-12]. Prosecutors said in [November|2023-11] that he had fled in [2016|2016].
""")


@pytest.mark.parametrize("passage", COURTS)
def test_court_reports_keep_crime_and_trial_apart(passage: str) -> None:
    assert found_in(passage) == told(passage)


LIVES = passages("""
Ada Brun, who wrote forty novels, died on [Sunday|2024-01-14]. She was born on [2 May 1931|1931-05-02] in Lodz. In
[1950|1950] she moved to Oslo. Her first book came out [two years later|1952].

The singer died on [Monday|2024-01-15]. In [1972|1972] he joined the band. [The following year|1973] he left it.

The singer died on [Monday|2024-01-15]. He married in [June 1969|1969-06]; [that summer|1969-SU] he toured Spain.

He was born in [1902|1902] and died in [1988|1988]. In [the 1920s|192] he taught in Riga.

Rao, who died [last week|2024-W02], was jailed in [1975|1975]. [Two years later|1977] she won a seat.

She took office on [4 April 1991|1991-04-04] and left it [a decade later|2001].

He retired in [early 1998|1998]. [Late that year|1998] he fell ill.

A funeral will be held on [Saturday|2024-01-20]. He flew his first plane on [1 May 1944|1944-05-01].

She won gold in [1964|1964], and again [four years later|1968]. She died [yesterday|2024-01-16].

In [March 1938|1938-03] he fled Vienna. In [April|1938-04] he reached London.
""")


@pytest.mark.parametrize("passage", LIVES)
def test_lives_are_told_year_by_year(passage: str) -> None:
    assert found_in(passage) == told(passage)


HISTORIES = passages("""
The siege began on [12 May 1862|1862-05-12]. On [3 June|1862-06-03] the wells ran dry, and on [9 June|1862-06-09]
the town gave in. [Two days later|1862-06-11] the general left for the coast.

In [June 1942|1942-06] the convoy sailed. In [August|1942-08] it was sighted. In [January|1943-01] it was sunk.

In [September 1939|1939-09] the port was mined. By [December|1939-12] no ship could land. In [April|1940-04] the
harbour froze.

The line was held from [1914|1914] to [1918|1918]. In [1919|1919] it was drawn anew.

The line was held in [1914|1914]-[18|1918]. A truce was signed in [spring 1919|1919-SP].

The camp stood from [6|1952-10-06] to [15 October 1952|1952-10-15]. It was rebuilt in [1955|1955]. It burned in
[1961|1961].

The camp stood for [ten days|P10D] ([6|1952-10-06]-[15 October 1952|1952-10-15]).

The fleet lay off the coast between [June|1916-06] and [August 1916|1916-08]. It had been built in [the 1890s|189].
It was sold in [1921|1921].

The revolt spread in [early 1943|1943]. [That spring|1943-SP] the bridges were cut. By [the end of the year|1943]
the valley was free. [The same year|1943] a council met.

The guild was founded in [1702|1702]. [The following year|1703] it built a hall. [A decade later|1713] the hall
burned. In [the mid-19th century|18] it was rebuilt.

The raid of [13 March 1757|1757-03-13] failed. [The next day|1757-03-14] the governor fled. He came back in
[May|1757-05] with two ships. [The following month|1757-06] he was tried.

The plan was made in [July 1809|1809-07]. The king, who had fled in [1807|1807], knew of it. On [2
August|1809-08-02] it was carried out.

On [10 March 1975|1975-03-10] the attack began. It was to open the road for a campaign planned for [1976|1976]. On
[11 March|1975-03-11] the town fell, and on [20 March|1975-03-20] the province.

The town fell on [12 August 1920|1920-08-12]. Papers found in [2004|2004] show that it was betrayed. ¶ On [29
August|1920-08-29] the cavalry turned back. On [6 September|1920-09-06] it was beaten.

The town fell on [12 August 1920|1920-08-12]. It was the largest battle since [1813|1813]. On [6
September|1920-09-06] the cavalry was beaten.

The vote was held on [4 May 1848|1848-05-04]. On [the 9th|1848-05-09], the house met. On [the 28th of that
month|1848-05-28] it was dissolved. On [the 2nd|1848-06-02], troops came.

A truce was signed on [24 January 1955|1955-01-24]. Shelling began again in [November of the same year|1955-11] and
ended in [March of the following year|1956-03]. It had begun in [1951|1951].

In [October 1777|1777-10] the army took [winter|1777-WI] quarters. In [May 1778|1778-05] it broke camp. In [July
1779|1779-07] it was disbanded.

The offensive of [1918|1918] failed. In [May 1918|1918-05] the front was still. In [June 1918|1918-06] it moved.

They met in [the spring|1979-SP] and [summer of 1979|1979-SU]. In [1980|1980] the pact lapsed. In [1981|1981] it was
renewed.

They left on [the night of 12 to 13 June 1815|1815-06-12TNI]. On [18 June|1815-06-18] the battle was lost. On [22
June|1815-06-22] he stepped down. In [1821|1821] he died.

Grain rose in [May 1789|1789-05]. At [month's end|1789-05] the mills were stormed. On [14 July|1789-07-14] the fort
fell. In [1790|1790] its stones were sold.

The garrison held until [May 1940|1940-05]. In [June|1940-06] it gave in. It was freed in [1944|1944]. A stone was
set there in [1951|1951].

In [December 1941|1941-12] the island was taken. In [January|1942-01] its people were moved. [Six months
later|1942-07] they came back. In [1947|1947] they voted.

"We shall know [tomorrow|XXXX-XX-XX]," wrote the duke on [3 May 1702|1702-05-03]. On [4 May|1702-05-04] he was dead.
In [1703|1703] his son sold the house. It still stands [today|PRESENT_REF].

The dam was begun in [1931|1931] and finished in [1936|1936]. [A few weeks later|1936-WXX] it leaked. In [1951|1951]
it was raised.

The king died on [Friday, 6 May 1910|1910-05-06]. On [Monday|1910-05-09] his son was sworn in. In [June|1910-06] he
opened parliament. In [1911|1911] he was crowned. In [1936|1936] he died.

The estates were called for [May 1789|1789-05]. They were to meet as in [1614|1614]. The [1614|1614] rules gave each
one vote. On [27 June|1789-06-27] they met as one. In [1791|1791] they rose.

The treaty was signed on [5 December 1978|1978-12-05]. In [December 1979|1979-12], as the [1978|1978] treaty allowed,
troops came. On [27 December|1979-12-27] they took the palace. They left in [1989|1989].

The city fell on [9 April 2003|2003-04-09]. In [November 2008|2008-11], crowds burned an effigy on the same spot. ¶ The
last town fell, and on [15 April|2003-04-15] the war was called won.

On [2 January 1905|1905-01-02] the port fell. ¶ Campaign of [1905|1905] ¶ On [25 January|1905-01-25] the army moved. In
[March|1905-03] it won. In [May|1905-05] the fleet came. It was sunk in [1905|1905].

The mint opened in [March 1792|1792-03]. It struck copper until [1857|1857]. Silver came in [1794|1794].
""")


@pytest.mark.parametrize("passage", HISTORIES)
def test_histories_go_forward_from_the_date_told_last(passage: str) -> None:
    assert found_in(passage, narrative=True) == told(passage)


# The same without being told: the text shows it, where no weekday near its head might be the report's own.
SHOWN = [p for p in HISTORIES if len(re.findall(r"\|1[5-9]\d\d", p)) > 4 and "Monday" not in p]


@pytest.mark.parametrize("passage", SHOWN)
def test_a_history_is_known_by_its_dates(passage: str) -> None:
    assert found_in(passage) == found_in(passage, narrative=True)


ANTIQUITY = passages("""
In [480 BC|BC0480] the king crossed the straits. In [September|BC0480-09] his fleet was beaten. [The following
year|BC0479] his army was. [That winter|BC0479-WI] it went home.

The revolt lasted from [499|BC0499] to [493 BC|BC0493]. [Three years later|BC0490] a fleet came.

The pact of [449 BC|BC0449] was broken [18 years later|BC0431].

They met in [the spring of 480 BC|BC0480-SP]. They had met [two years earlier|BC0482].

In [492 BC|BC0492] he took back the land that had been lost since [513 BC|BC0513]. [The following year|BC0491] he
crossed the sea.

The wall was built in [the 470s BC|BC047] and razed in [404 BC|BC0404].

The poem is from [the 5th century BC|BC04]. Its author died in [406 B.C.|BC0406].

He crossed the Alps in [218 BC|BC0218]. [The next year|BC0217] he won by the lake. In [August 216 BC|BC0216-08] he
won again.

The games were held in [776 BCE|BC0776]. [The next day|BCXXXX-XX-XX] the victors sailed.

He was killed on [15 March 44 BC|BC0044-03-15]. By [November|BC0044-11] three men ruled.

The first war was fought [264|BC0264]-[241 BC|BC0241].
""")


@pytest.mark.parametrize("passage", ANTIQUITY)
def test_years_before_christ_count_down(passage: str) -> None:
    assert found_in(passage) == told(passage)
    assert all(time.interval is None for time in read(plain(passage)))


CHRONOLOGIES = passages("""
[5 January 2011|2011-01-05]: A trader is arrested. ¶ [9 January 2011|2011-01-09]: Police open fire. [The next
day|2011-01-10], schools close. ¶ [14 January 2011|2011-01-14]: The president flees.

[May 1998|1998-05]: The plant opens. ¶ [July 1999|1999-07]: It leaks. [Two weeks later|1999-WXX] it shuts. ¶
[2004|2004]: It is sold.

[1901|1901] - The mill is built. ¶ [1913|1913] - It burns. ¶ [1920|1920] - It is rebuilt. In [March|1920-03] it
reopens.

[March 3, 2019|2019-03-03]: The ferry sinks. ¶ [March 5, 2019|2019-03-05]: Divers come. [Three days
later|2019-03-08] they leave. ¶ [Jan. 15, 2024|2024-01-15]: The owner is charged.
""")


@pytest.mark.parametrize("passage", CHRONOLOGIES)
def test_each_entry_of_a_chronology_has_its_day(passage: str) -> None:
    assert found_in(passage) == told(passage)


EVENTS = passages("""
A bomb exploded in the market on [12 June 2023|2023-06-12]. [Two days after the blast|2023-06-14] it reopened.

The bridge collapsed on [3 May 2022|2022-05-03]. [The day before the collapse|2022-05-02] it was inspected.

He resigned on [9 March 2023|2023-03-09]. [Two weeks after his resignation|2023-03-23] he was hired.

The rebels attacked the port on [Monday|2024-01-15]. [The day after the attack|2024-01-16] it was calm.

Troops invaded the island in [October 1983|1983-10]. [Three months after the invasion|1984-01] they left.

The quake struck on [6 February 2023|2023-02-06]. [A week after the earthquake|2023-02-13] a boy was found alive.

The singer died on [2 July 2021|2021-07-02]. [Five days before her death|2021-06-27] she had sung in Rome.
""")

# No day is told, or two, or the event went on for weeks: nothing is guessed.
UNDATED_EVENTS = passages("""
[Two days|P2D] after the attack the market reopened.

The day before the attack it was inspected.

Bombs exploded on [12 June 2023|2023-06-12] and on [4 July 2023|2023-07-04]. [Two days|P2D] after the bombing the
market reopened.

A fire killed five people, police said on [Wednesday|2024-01-17]. [A day|P1D] after the fire the mill was shut.

The mill was opened again on [Wednesday|2024-01-17], [a day|P1D] after the opening of a school.

The port was besieged on [3 May 1807|1807-05-03]. [Two days|P2D] after the siege it burned.
""")


@pytest.mark.parametrize("passage", EVENTS + UNDATED_EVENTS)
def test_dates_told_from_events_the_text_has_dated(passage: str) -> None:
    assert found_in(passage) == told(passage)


# Told in September 2023, in May 1998 and on 17 January 2024.
BACKGROUNDS = [
    ("2024-01-17", passage)
    for passage in passages("""
She met him in [June 2016|2016-06]. They married [that September|2016-09]. [The following spring|2017-SP] they moved to
Bonn. They parted in [late 2019|2019].

The plant burned in [August 2014|2014-08]; [six weeks later|2014-WXX] it had reopened. It burned again on
[Monday night|2024-01-15TNI]. [The next morning|2024-01-16TMO] the roof fell in.

The vote in [August 2017|2017-08] was annulled on [Sept. 1|2017-09-01]. A second one was held in [October|2017-10]. The
next one is due in [August 2027|2027-08].

The man was arrested on [Sept. 3, 2021|2021-09-03]. He was charged on [Sept. 5|2021-09-05] and convicted in
[June the following year|2022-06]. He was freed in [August|2022-08].

[Earlier this month|2024-01] the court freed him. [Later that day|2024-01-XX] he flew home.
[The week before|2024-WXX], his lawyers had met the king.

It bought the mines in [June 2012|2012-06]. [A year later|2013] the price of copper fell. In [March|2013-03] it cut 400
jobs, and [last week|2024-W02] it cut 200 more.

The dispute goes back to [1974|1974]. In [that year|1974] the dam was planned. In [1981|1981] work began; it ended
[ten years later|1991]. On [Tuesday|2024-01-16] the court of appeal agreed.

The rebels took the city in [November 2012|2012-11]. In [December|2012-12] they left. Fighting broke out again in
[October|2023-10].

The firm sold its first phone in [June 2007|2007-06]. In [January|2024-01], it showed a headset.

In [1999|1999] the firm moved to Lyon. [Six months later|1999-XX] it failed. [That December|1999-12] it was sold.

Floods hit the valley on [5 August 2018|2018-08-05]. [The day before the flood|2018-08-04], engineers had warned of it.
By [September|2018-09] the camp was full.

The province was annexed in [March 2014|2014-03]. In [April|2014-04], war broke out. A truce was signed in
[September|2014-09] and another [the following February|2015-02].

[Sept. 11, 2001|2001-09-11]: planes hit the towers. [Oct. 7, 2001|2001-10-07]: the war begins. In [November|2001-11],
the city falls. ¶ [Dec. 22|2001-12-22]: a new leader takes office.
""")
]
BACKGROUNDS += [
    ("2023-09-12", passage)
    for passage in passages("""
The blast hit the port on [4 August 2020|2020-08-04]. [Six days later|2020-08-10] the government resigned. In
[October|2020-10] a new one was formed, and in [December 2021|2021-12] the judge was sued. On
[4 August this year|2023-08-04], families marched.

He killed the couple in [July 2017|2017-07]. [The following day|2017-XX-XX] he drove to Kent. On [Monday|2023-09-11] he
was jailed for life.

The liner sank on [15 April 1912|1912-04-15]. [That same night|1912-04-15TNI] a ship picked up 705 people. An inquiry
began [four days later|1912-04-19]. In [May|1912-05], it moved to London.

The drug was approved in [January 2015|2015-01]. [The next year|2016], sales reached $2bn. By [the end of 2018|2018] it
had 40 rivals. [Last year|2022] sales were $300m.

In [May 2010|2010-05] one bank was rescued; a second followed [that November|2010-11] and a third
[the next May|2011-05]. [The year after|2012], all three were sold.

A coup in [April 2002|2002-04] failed after [two days|P2D]. The vote on his successor will be held on
[October 14|2023-10-14].

On [15 February 2003|2003-02-15], millions marched. [A month later|2003-03] the bombs fell. The city was taken on
[April 9|2003-04-09], and its lord was caught [that December|2003-12]. He was hanged [three years later|2006].

When the dam broke on [June 6|2023-06-06], water flooded 80 villages. By [June 9|2023-06-09], it had reached the sea.
[A month later|2023-07], divers were still at work.
""")
]
BACKGROUNDS += [
    ("1998-05-06", passage)
    for passage in passages("""
The bomb of [April 19, 1995|1995-04-19], was hidden in a truck. [Two days later|1995-04-21] a man was charged. His trial
began in [April 1997|1997-04], and on [June 2|1997-06-02] he was found guilty. An appeal was heard [last week|1998-W18].

The talks began in [September|1997-09]. On [Jan. 12|1998-01-12] the two governments published a plan. On
[April 10|1998-04-10] it was signed. A vote will be held on [May 22|1998-05-22].

The crisis began on [July 2, 1997|1997-07-02]. In [August|1997-08] the rupiah fell. By [January|1998-01], it had lost 70
percent. In [March|1998-03] the fund froze its loan.
""")
]


@pytest.mark.parametrize(("day", "passage"), BACKGROUNDS)
def test_backgrounds_of_some_length(day: str, passage: str) -> None:
    assert found_in(passage, day) == told(passage)


BARE = [
    ("2024-01-17", "He was seen on [Dec. 3|2023-12-03] and on [Jan. 12|2024-01-12]."),
    ("2024-01-17", "The bridge will open by [May|2024-05]."),
    ("2024-01-17", "The bridge opened in [May|2023-05]."),
    ("2024-01-17", "The bridge opened [last December|2023-12]."),
    ("2024-01-17", "The bridge opens [next May|2024-05]."),
    ("2024-01-17", "The bridge is to open [this June|2024-06]."),
    ("2024-01-17", "The bridge is due to open on [Nov. 30|2024-11-30]."),
    ("2024-11-20", "The bridge is due to open on [Jan. 30|2025-01-30]."),
    ("2024-11-20", "The bridge opened on [Jan. 30|2024-01-30]."),
    ("2024-11-20", "The bridge will open in [February|2025-02]."),
    ("2024-11-20", "The bridge won a prize in [December|2023-12]."),
    ("2024-03-02", "Sales fell in [December|2023-12] and rose in [February|2024-02]."),
    ("2024-03-02", "The vote set for [March 9|2024-03-09] was put off to [April 14|2024-04-14]."),
    ("2024-07-15", "It rained in [early July|2024-07] as it had in [late June|2024-06]."),
    ("2024-07-15", "The law won't take effect until [October|2024-10]."),
    ("2024-07-15", "On [the 12th|2024-07-12], the river rose."),
    ("2024-07-15", "Exactly [a year ago|2023-07-15], the river rose. Exactly [ten years ago|2014-07-15], it did too."),
    ("2024-07-15", "About [a year ago|2023], the river rose."),
    ("2024-07-15", "Schools closed on [June 3|2024-06-03]. On [the 17th|2024-06-17], they reopened."),
    ("2024-07-15", "Schools closed on [June 28|2024-06-28]. On [the 3rd|2024-07-03], they reopened."),
]


@pytest.mark.parametrize(("day", "passage"), BARE)
def test_dates_without_a_year_lie_where_the_tense_puts_them(day: str, passage: str) -> None:
    assert found_in(passage, day) == told(passage)


INTERVALS = [
    ("The mine flooded on 3 March 2019. It was drained the following month.", "[2019-04-01, 2019-05-01)"),
    ("The mine flooded on 3 March 2019. It reopened two years later.", "[2021-01-01, 2022-01-01)"),
    ("The mine flooded on 3 March 2019. On the 20th, it was drained.", "[2019-03-20, 2019-03-21)"),
    ("The camp stood from 6 to 15 October 1952.", "[1952-10-15, 1952-10-16)"),
    ("The hall burned in August 2019. Three days earlier a wall had cracked.", "[2019-07-29, 2019-08-29)"),
    ("They left on the night of 12 to 13 June 2019.", "[2019-06-12T18:00, 2019-06-13T06:00)"),
    ("A bomb exploded on 12 June 2023. Two days after the blast, a man was held.", "[2023-06-14, 2023-06-15)"),
    ("The singer married in June 1969. That summer he toured Spain.", "[1969-06-01, 1969-09-01)"),
    ("The valley was cut off in 1943. By the end of that year it was free.", "[1943-01-01, 1944-01-01)"),
]


@pytest.mark.parametrize(("text", "interval"), INTERVALS)
def test_the_last_date_covers_its_stretch_of_the_calendar(text: str, interval: str) -> None:
    assert str(read(text)[-1].interval) == interval


FORCED = "The club was founded in 1921. In March its hall was built. On Friday it was opened."


def test_a_caller_may_say_whether_a_text_is_history() -> None:
    assert [time.value for time in read(FORCED, narrative=True)] == ["1921", "1921-03", "XXXX-WXX-5"]
    assert [time.value for time in read(FORCED, narrative=False)] == ["1921", "2023-03", "2024-01-12"]


def test_without_a_day_of_publication_a_story_has_its_own_calendar() -> None:
    passage = "In [June 1942|1942-06] it sailed. In [August|1942-08] it sank. [Two days later|1942-XX-XX] it was found."
    assert found_in(passage, day=None) == told(passage)


def test_a_year_of_old_dates_with_news_at_its_head_is_news() -> None:
    news = (
        "Flood water broke the dam on Tuesday. It had leaked in 1981, in 1985, in May 1990, in 1994, in 1999, in 2003 "
        "and on 4 June 2011. Engineers warned of it in December."
    )
    assert [time.value for time in read(news)][-1] == "2023-12"
