"""Names of people who do not exist, from the cultures that meet in a port, each full name once."""

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from random import Random

PEOPLES: dict[str, tuple[str, str]] = {
    "English": (
        "Alan Beth Callum Daisy Ewan Fiona Grace Harvey Imogen Jack Keira Lewis Maeve Niall Orla",
        "Abbott Boyd Castell Dawson Farrow Garner Hale Marsh Palmer Sloane Thorne Whitlock Wren",
    ),
    "Nordic": (
        "Astrid Bjørn Elin Freja Håkon Ingrid Jonas Kirsten Lars Maja Nils Oskar Runa Søren Tuva",
        "Aalto Berg Dahl Eklund Fosse Hansen Holm Korhonen Lund Nilsen Olsen Sørensen Virtanen",
    ),
    "German": (
        "Anja Bernd Clara Dieter Elke Felix Greta Hanno Ilse Jürgen Käthe Lukas Moritz Silke Uwe",
        "Adler Becker Brandt Fischer Groß Hübner Jäger Köhler Möller Neumann Schäfer Vogt Weiß",
    ),
    "Iberian": (
        "Álvaro Beatriz Carlos Dolores Esteban Fátima Gonçalo Inês Javier Leonor Marisol Nuno",
        "Andrade Barros Cabral Duarte Echeverría Fonseca Ibáñez Leitão Muñoz Ortega Pires",
    ),
    "Slavic": (
        "Agnieszka Bohdan Dorota Goran Halyna Ivana Jiří Katarzyna Marek Oksana Pavel Stanisław",
        "Babić Dvořák Horvat Jankowski Kovač Lewandowska Novák Petrenko Šimić Wójcik Zelenko",
    ),
    "Italian and Greek": (
        "Alessia Bruno Chiara Dimitra Elia Francesco Giulia Kostas Lorenzo Martina Nikos Rosa",
        "Bianchi Caruso Deluca Esposito Galanis Kouris Lombardi Papadakis Rossi Serra Vitale",
    ),
    "Arabic": (
        "Aisha Bilal Dalia Farah Hassan Imran Jamila Karim Leila Malik Nadia Omar Rana Samir Yusuf",
        "Aziz Barakat Darwish Farouk Haddad Hamdan Khalil Mansour Nasser Rahman Saleh Tahan",
    ),
    "Turkish and Persian": (
        "Arash Aylin Burak Cem Defne Elif Esra Kaan Laleh Mehmet Nasrin Parisa Selin Shirin",
        "Aksoy Bahrami Çelik Demir Erdoğan Farahani Güneş Hosseini Karaca Moradi Öztürk Yıldız",
    ),
    "South Asian": (
        "Aditi Anil Deepa Farhan Gita Harish Ishaan Kavya Lakshmi Manoj Nisha Priya Ravi Sunita",
        "Ahmed Banerjee Chaudhry Desai Iyer Joshi Kulkarni Mistry Nair Patel Rao Sharma Thapa",
    ),
    "East Asian": (
        "Akira Chen Hana Haruto Jia Jiho Keiko Lan Linh Mei Minh Naoki Seoyeon Thanh Wei Yuna",
        "Fujita Hoang Huang Ito Kim Lim Nakamura Nguyen Park Sato Tanaka Tran Wang Yamada Zhang",
    ),
    "West African": (
        "Abena Chidi Efua Emeka Folake Ifeoma Kofi Kwame Ngozi Olu Sade Tunde Yaa Zainab",
        "Achebe Adeyemi Asante Boateng Danso Eze Mensah Nwosu Okafor Okoye Owusu Sarpong",
    ),
    "East and southern African": (
        "Amani Baraka Farai Jabari Kagiso Lindiwe Makena Nandi Rudo Sipho Tendai Thandi Wanjiru",
        "Chirwa Dlamini Kamau Khumalo Kiptoo Mbeki Moyo Mutasa Ndlovu Njoroge Otieno Zulu",
    ),
    "Filipino and Pacific": (
        "Alma Benjie Carmela Dante Ernesto Iosefa Jasmin Leilani Luz Malia Noel Sina Tala Tevita",
        "Aquino Bautista Cruz Dizon Fonoti Lealaiauloto Magsaysay Navarro Reyes Santos Tuilagi",
    ),
}
_PLAIN = str.maketrans({"ø": "o", "ß": "ss", "ł": "l", "ı": "i", "æ": "ae", "đ": "d"})


@dataclass(frozen=True, slots=True)
class Names:
    """An endless supply, in an order of chance; after all pairs come double names."""

    chance: Random
    taken: Collection[str] = ()

    def __iter__(self) -> Iterator[str]:
        seen = set(self.taken)
        cultures = [(first.split(), last.split()) for first, last in PEOPLES.values()]
        while True:
            first, last = self.chance.choice(cultures)
            name = f"{self.chance.choice(first)} {self.chance.choice(last)}"
            if name in seen:
                name = f"{name}-{self.chance.choice(last)}"
            if name not in seen:
                seen.add(name)
                yield name


def address(name: str, domain: str) -> str:
    """The e-mail address of a name: "Søren Weiß" is soren.weiss@…."""
    letters = unicodedata.normalize("NFKD", name.lower().translate(_PLAIN))
    return f"{letters.encode('ascii', 'ignore').decode().replace(' ', '.')}@{domain}"
