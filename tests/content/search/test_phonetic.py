"""Words that sound alike to a Brazilian have one key, and others do not."""

import pytest

from content.search.phonetic import consonants, sound


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("quendra", "kendra"),
        ("seigemeiker", "sagemaker"),
        ("bedroqui", "bedrock"),
        ("transcraibe", "transcribe"),
        ("rekognixon", "rekognition"),
        ("alucinassao", "alucinacao"),
        ("overfitin", "overfitting"),
        ("uotch", "watch"),
        ("istudio", "studio"),
    ],
)
def test_two_spellings_of_one_sound_share_the_key(heard: str, written: str) -> None:
    assert sound(heard) == sound(written)


@pytest.mark.parametrize(
    ("one", "other"), [("kendra", "kandor"), ("studio", "stand"), ("precision", "position")]
)
def test_other_sounds_have_another_key(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_vowels_count_only_where_they_stand() -> None:
    assert sound("retraining") != sound("returning")
    assert consonants(sound("retraining")) == consonants(sound("returning"))
