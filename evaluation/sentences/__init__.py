"""Trains the model that hears sentences which change what is owed; the sentences beside it are invented."""
