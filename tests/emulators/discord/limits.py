"""Discord's limits, as its developer documentation states them; lengths in code points."""

# Messages
CONTENT = 2_000
NONCE = 25
NONCE_SECONDS = 180.0
"""For how long the same enforced nonce stands for the same message ("a few minutes")."""
ATTACHMENTS = 10
ALT_TEXT = 1_024
UPLOAD = 10 * 1024 * 1024
"""Bytes a file may have where nobody paid for more; also `attachment_size_limit`."""
REQUEST = 25 * 1024 * 1024
"""Bytes a whole request may have."""

# Embeds
EMBEDS = 10
EMBEDS_TOTAL = 6_000
EMBED_TITLE = 256
EMBED_DESCRIPTION = 4_096
EMBED_FIELDS = 25
EMBED_FIELD_NAME = 256
EMBED_FIELD_VALUE = 1_024
EMBED_FOOTER = 2_048
EMBED_AUTHOR = 256

# Components
ROWS = 5
BUTTONS_IN_ROW = 5
LABEL = 80
CUSTOM_ID = 100
PLACEHOLDER = 150
OPTIONS = 25
OPTION_TEXT = 100

# Modals
MODAL_TITLE = 45
MODAL_PARTS = 5
INPUT_LABEL = 45
INPUT_DESCRIPTION = 100
INPUT_PLACEHOLDER = 100
INPUT_VALUE = 4_000

# Commands
COMMANDS = 100
COMMAND_NAME = 32
COMMAND_DESCRIPTION = 100
COMMAND_OPTIONS = 25
COMMAND_CHOICES = 25
CHOICE_TEXT = 100
COMMAND_TEXT_OPTION = 6_000
COMMAND_TOTAL = 8_000
"""Names, descriptions and values of one command together, its longest localisation counted."""

# Interactions
ACKNOWLEDGE_SECONDS = 3.0
TOKEN_SECONDS = 15 * 60.0
FOLLOW_UPS_OF_USER_INSTALL = 5

# Channels
CHANNEL_NAME = 100
THREAD_NAME = 100
HISTORY = 100

# Gateway
IDENTIFY_SECONDS = 5.0
FRAMES = 120
FRAMES_SECONDS = 60.0
FRAME_BYTES = 4_096
HEARTBEAT_SECONDS = 41.25

# Requests that end in 401, 403 or 429 before the address is banned
INVALID_REQUESTS = 10_000
INVALID_SECONDS = 600.0

_LOCALES = """
id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk
hi th zh-CN ja zh-TW ko
"""
LOCALES = frozenset(_LOCALES.split())
"""What a command may be localised for; there is no plain "pt"."""
