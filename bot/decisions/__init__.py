"""The rules of the loop, by what they are about; `bot.decide` is the way in."""
