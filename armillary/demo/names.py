"""Names of people who do not exist, from two lists, each full name once."""

from collections.abc import Collection, Iterator
from itertools import product
from random import Random

FIRST = """
Aisha Alan Alma Amir Anika Anton Asha Astrid Beatriz Bela Bram Calla Carlos Chen Clara Dara Dario
Delia Desmond Edda Eamon Elif Elsa Emeka Enzo Esra Farah Felix Fiona Gita Goran Greta Hana Hugo
Ilse Imran Ingrid Isaac Jada Jonas Kaia Karim Keiko Lars Leila Lena Linh Luca Maeve Malik Marek
Mila Nadia Niall Nils Noor Oskar Paula Pavel Petra Priya Rafael Rana Ravi Rosa Runa Samir Selma
Sofia Stellan Tara Teo Thandi Uma Vera Viktor Wanda Yara Yusuf Zoe
""".split()

LAST = """
Abbott Achebe Adler Andrade Barros Becker Bianchi Boyd Brandt Castell Costa Dahl Dawson Duarte
Eklund Farrow Fischer Fonseca Garner Gill Haddad Hale Hansen Holm Ibarra Ito Jansen Joshi Kaplan
Kovacs Lund Madaki Marsh Mendez Mistry Nakamura Nilsen Novak Okafor Olsen Ortega Palmer Park Pires
Quist Rahman Reyes Rossi Sato Schmidt Sharma Silva Sloane Tanaka Torres Vance Varga Weiss Wolff
Yilmaz Zeman
""".split()


def full_names(chance: Random, *, taken: Collection[str] = ()) -> Iterator[str]:
    """Full names in an order of chance, none twice and none of those taken."""
    names = [f"{first} {last}" for first, last in product(FIRST, LAST)]
    chance.shuffle(names)
    return (name for name in names if name not in taken)
