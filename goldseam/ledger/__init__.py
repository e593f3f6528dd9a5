"""The encrypted ledger: people, spaces and items as ciphertext. The only models of the project."""
