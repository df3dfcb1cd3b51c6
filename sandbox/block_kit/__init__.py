"""What Slack refuses in blocks, views and metadata, said in Slack's words."""

from sandbox.block_kit import limits
from sandbox.block_kit.messages import check_message_blocks
from sandbox.block_kit.metadata import check_metadata
from sandbox.block_kit.stored import as_stored
from sandbox.block_kit.views import check_view

__all__ = ["as_stored", "check_message_blocks", "check_metadata", "check_view", "limits"]
