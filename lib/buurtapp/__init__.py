"""The buurtapp workbook: from "someone should start a group" to a quiet, well-kept neighbourhood WhatsApp group."""

__version__ = "0.1.0"
