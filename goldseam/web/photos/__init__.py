"""Photos: taken out of a form, drawn anew without anything they carried, sealed, shown to those who may see them."""
