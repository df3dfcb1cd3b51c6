"""What a simulation says, as sections that a terminal, a page and Markdown show alike."""

from blocks.simulation.markdown import markdown
from blocks.simulation.page import page
from blocks.simulation.report import Report, Section, report

__all__ = ["Report", "Section", "markdown", "page", "report"]
