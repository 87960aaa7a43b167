"""Who sells and who buys: their sections, names, addresses and numbers on the pages."""
