"""Words that say what kind of description somebody gives, so that a report can be looked at before it is sent.

Small on purpose: a word that is missing costs a hint, never a report.
"""

# Stems: a word counts when it begins with one of these.
ORIGIN = (
    "aziat", "afrikaan", "arab", "antill", "balkan", "bulgaar", "buitenland", "chine", "donkere huid", "getint",
    "huidskleur", "licht getint", "marokk", "migrant", "moslim", "neger", "oost-europ", "oosters", "polen", "pools",
    "roemeen", "roma", "surina", "syri", "turk", "vluchteling", "westers", "zigeuner", "zuid-europ",
)  # fmt: skip
SKIN = ("blank", "blanke", "bruin", "bruine", "donker", "donkere", "gekleurd", "gekleurde", "wit", "witte", "zwart",
        "zwarte")  # fmt: skip
PEOPLE = (
    "iemand", "jeugd", "jongen", "jongens", "jongere", "jongeren", "man", "mannen", "meisje", "meisjes", "mens",
    "mensen", "meneer", "mevrouw", "persoon", "personen", "type", "types", "uiterlijk", "vrouw", "vrouwen",
)  # fmt: skip
FILLER = (
    "de", "het", "een", "twee", "drie", "vier", "paar", "en", "of", "met", "van", "in", "is", "zijn", "eruit", "ziet",
    "zien", "er", "uit", "huid", "huidskleur", "kleur", "afkomst", "heel", "erg", "wat", "waarschijnlijk", "denk", "ik",
    "lijkt", "lijken", "op", "te", "hij", "zij", "ze", "die", "duidelijk", "niet", "geen", "hier",
)  # fmt: skip
PHOTO = ("beelden", "camerabeeld", "filmpje", "foto", "opname", "screenshot", "selfie", "video")
CALLED = ("genaamd", "heet", "heten", "naam is", "dhr", "mevr", "de heer", "familie")
PLATE = ("kenteken", "nummerbord", "nummerplaat")
# Written with a capital, and no person's name.
NO_NAMES = (
    "albert heijn", "aldi", "jumbo", "lidl", "dhl", "postnl", "dpd", "ups", "politie", "brandweer", "ambulance",
    "audi", "bmw", "citroën", "citroen", "fiat", "ford", "honda", "hyundai", "kia", "mazda", "mercedes", "mini",
    "nissan", "opel", "peugeot", "polo", "golf", "renault", "seat", "skoda", "suzuki", "tesla", "toyota", "transit",
    "volkswagen", "volvo", "vw", "vespa", "gazelle", "batavus", "nike", "adidas", "puma", "north", "face",
    "nederlands", "engels", "duits",
)  # fmt: skip
STREET_ENDS = ("straat", "laan", "weg", "pad", "plein", "hof", "dreef", "kade", "gracht", "singel", "steeg", "park",
               "plantsoen", "school", "kerk", "brug")  # fmt: skip
