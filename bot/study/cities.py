"""What people call a place whose time zone they mean: data, by the zone's IANA name.

Only what the zone's own name does not say: other cities, states and countries that keep
its time, in Portuguese and in English. A country is here where nearly all of it keeps one
time. Case, accents and hyphens do not count.
"""

from collections.abc import Mapping
from types import MappingProxyType

UTC = "UTC"
"""The one zone that is no place."""

CITIES: Mapping[str, str] = MappingProxyType(
    {
        UTC: "UTC, GMT, Etc/UTC, Greenwich, Zulu, tempo universal, universal time",
        # Brazil, state by state
        "America/Noronha": "Fernando de Noronha",
        "America/Belem": "Pará, Amapá, Macapá",
        "America/Fortaleza": (
            "Ceará, Maranhão, São Luís, Piauí, Teresina, Rio Grande do Norte, Natal, "
            "Paraíba, João Pessoa"
        ),
        "America/Recife": "Pernambuco",
        "America/Araguaina": "Tocantins, Palmas",
        "America/Maceio": "Alagoas, Sergipe, Aracaju",
        "America/Bahia": "Salvador",
        "America/Sao_Paulo": (
            "Brasília, de Brasília, horário de Brasília, hora de Brasília, Brasilia time, BRT, "
            "DF, Distrito Federal, SP, Campinas, Rio, RJ, Rio de Janeiro, BH, Belo Horizonte, "
            "Minas Gerais, Vitória, Espírito Santo, Goiás, Goiânia, Paraná, Curitiba, "
            "Santa Catarina, Florianópolis, Rio Grande do Sul, Porto Alegre"
        ),
        "America/Campo_Grande": "Mato Grosso do Sul",
        "America/Cuiaba": "Mato Grosso",
        "America/Porto_Velho": "Rondônia",
        "America/Boa_Vista": "Roraima",
        "America/Manaus": "Amazonas",
        "America/Rio_Branco": "Acre",
        # The rest of the Americas
        "America/Argentina/Buenos_Aires": "Argentina",
        "America/Montevideo": "Montevidéu, Uruguai, Uruguay",
        "America/Asuncion": "Assunção, Paraguai, Paraguay",
        "America/Santiago": "Santiago do Chile, Chile",
        "America/La_Paz": "Bolívia",
        "America/Lima": "Peru",
        "America/Guayaquil": "Quito, Equador, Ecuador",
        "America/Bogota": "Colômbia",
        "America/Caracas": "Venezuela",
        "America/Guyana": "Guiana, Georgetown",
        "America/Paramaribo": "Suriname",
        "America/Cayenne": "Caiena, Guiana Francesa, French Guiana",
        "America/Mexico_City": "Cidade do México, Ciudad de México",
        "America/New_York": (
            "Nova York, Nova Iorque, NYC, Washington, Boston, Miami, Orlando, Atlanta, "
            "Filadélfia, Philadelphia"
        ),
        "America/Chicago": "Houston, Dallas, Austin",
        "America/Los_Angeles": "San Francisco, São Francisco, Seattle, Las Vegas, San Diego",
        "America/Anchorage": "Alasca, Alaska",
        "Pacific/Honolulu": "Havaí, Hawaii",
        "America/Toronto": "Montreal, Ottawa, Quebec",
        # Europe
        "Europe/Lisbon": "Lisboa, Porto",
        "Atlantic/Azores": "Açores, Ponta Delgada",
        "Atlantic/Madeira": "Ilha da Madeira, Funchal",
        "Europe/London": (
            "Londres, Inglaterra, England, Escócia, Scotland, Edimburgo, Edinburgh, "
            "Reino Unido, United Kingdom, UK"
        ),
        "Europe/Dublin": "Irlanda, Ireland",
        "Atlantic/Reykjavik": "Reiquiavique, Islândia, Iceland",
        "Europe/Madrid": "Madri, Barcelona, Espanha, Spain",
        "Europe/Paris": "França, France, Lyon",
        "Europe/Rome": "Roma, Milão, Milan, Itália, Italy",
        "Europe/Berlin": (
            "Berlim, Munique, Munich, Frankfurt, Hamburgo, Hamburg, Alemanha, Germany"
        ),
        "Europe/Brussels": "Bruxelas, Bélgica, Belgium",
        "Europe/Amsterdam": "Amsterdã, Amesterdão, Holanda, Países Baixos, Netherlands",
        "Europe/Luxembourg": "Luxemburgo",
        "Europe/Zurich": "Zurique, Genebra, Geneva, Suíça, Switzerland",
        "Europe/Vienna": "Viena, Áustria",
        "Europe/Prague": "Praga, Tchéquia, Chéquia, Czechia",
        "Europe/Copenhagen": "Copenhague, Dinamarca, Denmark",
        "Europe/Stockholm": "Estocolmo, Suécia, Sweden",
        "Europe/Oslo": "Noruega, Norway",
        "Europe/Helsinki": "Helsinque, Finlândia, Finland",
        "Europe/Warsaw": "Varsóvia, Polônia",
        "Europe/Budapest": "Budapeste, Hungria, Hungary",
        "Europe/Bucharest": "Bucareste, Romênia, Romania",
        "Europe/Athens": "Atenas, Grécia, Greece",
        "Europe/Kyiv": "Ucrânia, Ukraine",
        "Europe/Moscow": "Moscou, Moscovo",
        "Europe/Istanbul": "Istambul, Turquia",
        # Africa
        "Atlantic/Cape_Verde": "Cabo Verde, Praia",
        "Africa/Bissau": "Guiné-Bissau, Guinea-Bissau",
        "Africa/Luanda": "Angola",
        "Africa/Maputo": "Moçambique, Mozambique",
        "Africa/Cairo": "Egito",
        "Africa/Casablanca": "Marrocos, Morocco",
        "Africa/Lagos": "Nigéria",
        "Africa/Nairobi": "Quênia, Kenya",
        "Africa/Johannesburg": (
            "Joanesburgo, Cidade do Cabo, Cape Town, África do Sul, South Africa"
        ),
        # Asia and Oceania
        "Asia/Jerusalem": "Jerusalém, Tel Aviv",
        "Asia/Dubai": "Abu Dhabi, Emirados Árabes Unidos, United Arab Emirates",
        "Asia/Riyadh": "Riade, Arábia Saudita, Saudi Arabia",
        "Asia/Tehran": "Teerã",
        "Asia/Kolkata": "Calcutá, Mumbai, Bombaim, Nova Délhi, New Delhi, Bangalore, Índia",
        "Asia/Kathmandu": "Catmandu, Nepal",
        "Asia/Bangkok": "Bangcoc, Tailândia, Thailand",
        "Asia/Ho_Chi_Minh": "Hanói, Vietnã, Vietnam",
        "Asia/Singapore": "Singapura",
        "Asia/Jakarta": "Jacarta",
        "Asia/Manila": "Filipinas, Philippines",
        "Asia/Shanghai": "Xangai, Pequim, Beijing, China",
        "Asia/Taipei": "Taipé, Taiwan",
        "Asia/Seoul": "Seul, Coreia do Sul, South Korea",
        "Asia/Tokyo": "Tóquio, Osaka, Japão",
        "Asia/Dili": "Timor-Leste, East Timor",
        "Australia/Sydney": "Camberra, Canberra",
        "Pacific/Auckland": "Wellington, Nova Zelândia, New Zealand",
        "Pacific/Apia": "Samoa",
    }
)
