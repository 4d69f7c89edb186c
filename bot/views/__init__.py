"""Results become replies here; every word that a person reads is here or in the catalogs."""
