"""A playbook's page, as the gallery shows it."""

from bot.playbook_pages import Kind, Page, Paragraph, Span

PAGE = Page(
    "An unhappy customer",
    (
        Paragraph(Kind.TEXT, (Span("You want", strong=True), Span(" them to say: somebody listened."))),
        Paragraph(Kind.HEADING, (Span("Before you call"),)),
        Paragraph(Kind.ITEM, (Span("Read their own words twice."),), number=1),
        Paragraph(Kind.ITEM, (Span("Find out one thing they do not know yet."),), number=2),
        Paragraph(Kind.TEXT, (Span("Then call."),)),
        Paragraph(Kind.ITEM, (Span("Missed visit: a new appointment first.", strong=False),)),
    ),
)
