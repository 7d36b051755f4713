"""How dates and times are spelled where Django spells them, as in its admin: like the pages."""
