"""Merging: the tellings of one report joined into incidents, so that headline, lead and body tell one, not three."""

from __future__ import annotations

from dataclasses import dataclass, field

from newstally.model import GazetteerEntry, IncidentType, Place, Stage
from newstally.reading.incidents.dating import Dating
from newstally.reading.incidents.staging import names_people
from newstally.reading.incidents.tellings import Telling

# What people do to people.
ATTACKS: frozenset[IncidentType] = frozenset(
    (
        "bombing",
        "armed_assault",
        "assassination",
        "kidnapping",
        "hostage_taking",
        "hijacking",
        "arson",
        "vehicle_attack",
        "air_strike",
        "shelling",
        "riot",
    )
)
# So many incidents a scene is held against at most, so that a long text costs no more a line than a short one.
_REACH = 32
_BLASTS = frozenset(("bombing", "accident_industrial"))
_WRECKS = frozenset(
    ("bombing", "accident_transport", "armed_assault", "vehicle_attack", "air_strike", "natural_disaster")
)
# Taking people or vehicles and shooting at them are ways to tell of one deed; so are bombs and shooting.
_AKIN = (
    frozenset(("hijacking", "hostage_taking", "kidnapping", "armed_assault")),
    frozenset(("armed_assault", "assassination", "bombing", "vehicle_attack", "arson")),
    frozenset(("air_strike", "shelling", "bombing")),
)


@dataclass(slots=True)
class Scene:
    """A telling with what it says of date and place, and the item of the report it stands in."""

    telling: Telling
    item: int
    date: Dating | None = None
    places: list[Place] = field(default_factory=list)
    names: frozenset[str] = frozenset()
    stage: Stage = "occurred"

    @property
    def types(self) -> list[IncidentType]:
        """The types its triggers name; what only points at them counts where nothing else does."""
        strong = [t.type for t in self.telling.strong if t.type is not None]
        return list(dict.fromkeys(strong or [t.type for t in self.telling.triggers if t.type is not None]))

    @property
    def is_guess(self) -> bool:
        """Whether only the model of fillers takes it for a deed: it says less of when and where than the others."""
        return bool(self.telling.triggers) and all(t.guessed for t in self.telling.triggers)


class Cluster:
    """The scenes that tell one incident, in the order they were joined, with what they add up to.

    `date` is the narrowest that the scenes give, the first of equals; `stage` what the first of them gives;
    `blocks` maps each paragraph it is told in to the last sentence there.
    """

    __slots__ = ("blocks", "date", "entries", "item", "names", "recalled", "scenes", "sentences", "stage", "types")

    def __init__(self, scene: Scene, *, recalled: bool = False) -> None:
        self.item = scene.item
        self.recalled = recalled
        self.scenes: list[Scene] = []
        self.date: Dating | None = None
        self.stage: Stage = scene.stage
        self.types: list[IncidentType] = []
        self.sentences: set[int] = set()
        self.blocks: dict[int, int] = {}
        self.names: set[str] = set()
        self.entries: dict[str, GazetteerEntry] = {}
        self.add(scene)

    def add(self, scene: Scene) -> None:
        """Join a scene."""
        sentence = scene.telling.sentence
        if scene.telling.triggers and not any(s.telling.triggers for s in self.scenes[:4]):
            self.stage = scene.stage
        self.scenes.append(scene)
        narrower = self.date is None or (scene.date is not None and scene.date.is_day and not self.date.is_day)
        if scene.date is not None and narrower and (len(self.scenes) == 1 or not scene.is_guess):
            self.date = scene.date
        self.types.extend(t for t in scene.types if t not in self.types)
        self.sentences.add(sentence.index)
        self.blocks[sentence.block] = max(sentence.index, self.blocks.get(sentence.block, -1))
        self.names |= scene.names
        self.entries.update((p.entry.id, p.entry) for p in scene.places if p.entry is not None)


def merge(scenes: list[Scene], clusters: list[Cluster]) -> None:
    """Join scenes, in text order, to the incidents known so far or found new ones."""
    for scene in scenes:
        if clusters and scene.is_guess and not any(ATTACKS.intersection(c.types) for c in _in_reach(clusters)):
            # The houses that an earthquake brought down were hit, but by nobody.
            scene.telling.triggers = []
        joined = _home(scene, clusters)
        if joined is not None:
            joined.add(scene)
        elif _founds(scene, clusters):
            clusters.append(Cluster(scene, recalled=scene.telling.prior))


def attach(scenes: list[Scene], clusters: list[Cluster]) -> None:
    """Join headline, bullets and captions to the incidents of the body; found one only where none fits."""
    for scene in scenes:
        fits = [(s, c) for c in _in_reach(clusters) if (s := likeness(scene, c)) is not None]
        if fits:
            best = max(fits, key=lambda f: f[0])
            best[1].add(scene)
        elif not clusters and scene.telling.strong and not scene.telling.definite:
            clusters.append(Cluster(scene))
        elif scene.date is not None and scene.telling.strong and _founds(scene, clusters):
            clusters.append(Cluster(scene, recalled=True))


def _in_reach(clusters: list[Cluster]) -> list[Cluster]:
    """The incidents a scene may belong to: what the report began with, and what it told lately."""
    return clusters if len(clusters) <= _REACH else [*clusters[:4], *clusters[4 - _REACH :]]


def _home(scene: Scene, clusters: list[Cluster]) -> Cluster | None:
    """The cluster a scene belongs to, if any."""
    mine = [c for c in _in_reach(clusters) if c.item == scene.item]
    if not mine:
        return None
    if not scene.telling.triggers or (scene.is_guess and any(scene.telling.sentence.block in c.blocks for c in mine)):
        return _home_of_toll(scene, mine)
    fits = [(s, -n, c) for n, c in enumerate(mine) if (s := likeness(scene, c)) is not None]
    if not fits:
        return None
    score, _, best = max(fits, key=lambda f: f[:2])
    return best if score >= _threshold(scene) else None


def _threshold(scene: Scene) -> int:
    """How alike a scene must be to join: what has its own date and place may well be another incident."""
    telling = scene.telling
    if telling.definite or not telling.strong:
        return 0
    if telling.prior or telling.fresh:
        return 3
    return 1 if scene.date is None and not scene.places else 2


def _home_of_toll(scene: Scene, mine: list[Cluster]) -> Cluster | None:
    """Numbers without a trigger belong to what was told just before in the paragraph, else to the main incident."""
    block = scene.telling.sentence.block
    near = [c for c in mine if block in c.blocks]
    latest = max(near, key=lambda c: c.blocks[block]) if near else mine[0]
    if scene.date is not None and not scene.date.is_day and (latest.date is None or latest.date.is_day):
        # "At least 14 officers have been killed this year" counts other incidents too.
        return None
    if scene.date is not None and latest.date is not None and not scene.date.interval.overlaps(latest.date.interval):
        return latest if _follows(scene, latest) else None
    return latest


def _follows(scene: Scene, cluster: Cluster) -> bool:
    """Whether a dated toll comes days after its incident: victims die later ("died on Friday")."""
    date = scene.date
    if date is None or cluster.date is None or date.interval.start is None or cluster.date.interval.start is None:
        return False
    return date.interval.start >= cluster.date.interval.start and not cluster.recalled


def likeness(scene: Scene, cluster: Cluster) -> int | None:
    """How much speaks for a scene telling a cluster's incident; None where something rules it out."""
    telling = scene.telling
    if (
        scene.stage != cluster.stage
        and telling.strong
        and "threatened" in (scene.stage, cluster.stage)
        and not telling.definite
    ):
        return None
    if telling.sentence.index in cluster.sentences:
        return None
    if any(t.apart for t in telling.strong) and not cluster.recalled:
        return None
    beside = telling.sentence.block in cluster.blocks
    if telling.turns_away and (beside or not cluster.recalled):
        return None
    if telling.prior and telling.fresh and not cluster.recalled:
        return None
    score = _by_date(scene, cluster)
    kinds = _by_type(scene, cluster)
    places = _by_place(scene, cluster)
    if score is None or kinds is None or places is None:
        return None
    if telling.fresh and telling.sentence.block in cluster.blocks and score < 3:
        return None
    total = score + kinds + places
    total += 2 * telling.definite
    total += bool(scene.names & cluster.names)
    total += telling.sentence.block in cluster.blocks
    return total


def _by_date(scene: Scene, cluster: Cluster) -> int | None:
    mine, theirs = scene.date, cluster.date
    if mine is None or theirs is None:
        return -2 if scene.telling.prior else 0
    if (
        scene.telling.definite
        and mine.is_bare_month
        and _in_month(theirs, mine)
        and set(scene.types) & set(cluster.types)
    ):
        return 3
    if not mine.interval.overlaps(theirs.interval):
        return None
    if mine.interval == theirs.interval or (mine.is_day and theirs.is_day):
        return 3
    # "In June" told beside an incident of the 18th of June two days ago is hardly the same.
    return 1 if cluster.recalled or not theirs.is_day else 0


def _in_month(date: Dating, month: Dating) -> bool:
    """Whether a date lies in a month of that name, whatever the year."""
    start, other = date.interval.start, month.interval.start
    return start is not None and other is not None and start.month == other.month


def _by_type(scene: Scene, cluster: Cluster) -> int | None:
    mine, theirs = set(scene.types), set(cluster.types)
    if not mine or not theirs:
        if mine <= {"natural_disaster"} and theirs <= {"natural_disaster"}:
            return 0
        # "The attack" is no earthquake.
        bare = {t.token.lemma for t in scene.telling.strong}
        return (
            None
            if bare & {"attack", "assault"} and theirs and not theirs & ATTACKS and not scene.telling.definite
            else 0
        )
    if mine & theirs:
        return 2
    if any(mine & akin and theirs & akin for akin in _AKIN):
        return 1
    if (mine | theirs) <= _WRECKS or (mine | theirs) <= _BLASTS:
        return 0 if not scene.telling.fresh else None
    if mine <= ATTACKS and theirs & ATTACKS:
        return 0 if scene.telling.definite or scene.date is None else None
    return None


def _by_place(scene: Scene, cluster: Cluster) -> int | None:
    mine = [p.entry for p in scene.places if p.entry is not None]
    theirs = list(cluster.entries.values())[:_REACH]
    if not mine or not theirs:
        return 0
    if {e.id for e in mine} & {e.id for e in theirs}:
        return 2
    countries = {e.country for e in mine if e.country}, {e.country for e in theirs if e.country}
    if all(countries) and not countries[0] & countries[1]:
        return None
    near = any(b.name in (a.name, *a.chain) or a.name in (b.name, *b.chain) for a in mine for b in theirs)
    if near:
        return 1
    both_exact = any(e.kind == "settlement" for e in mine) and any(e.kind == "settlement" for e in theirs)
    return -2 if both_exact and not scene.telling.definite else 0


def _founds(scene: Scene, clusters: list[Cluster]) -> bool:
    """Whether a scene that fits no cluster tells an incident of its own rather than nothing certain."""
    telling = scene.telling
    if not telling.strong:
        return False
    bodily = any(t.type is not None for t in telling.strong) or names_people(telling)
    first = not clusters or clusters[-1].item != scene.item
    if first:
        return bodily
    known = scene.date is not None or bool(scene.places)
    harmed = any(t.effect in ("killed", "injured", "abducted", "damaged") for t in telling.tolls)
    typed = any(t.type is not None for t in telling.strong)
    return known and (typed or harmed)
