"""What stands around a plan: title, number, date, issuers, addressees, place."""
