"""The reader as a whole, on whole notes."""

from assistant.extraction import Reader
from coder.visit import Discipline, Encounter, LCodeStatus


def test_a_first_visit_with_our_own_l_code_is_read_whole() -> None:
    visit = (
        Reader()
        .read(
            "OT, no assistant, first visit, made a custom right wrist splint, 20 min training, we bill L3906, Medicare"
        )
        .visit
    )
    assert visit.discipline is Discipline.OT
    assert visit.visit_kind is Encounter.INITIAL
    assert visit.minutes.training == 20
    assert visit.l_codes_billed == ("L3906",)
    assert visit.l_code_status is LCodeStatus.BILLED
    assert visit.payer == "Medicare"
