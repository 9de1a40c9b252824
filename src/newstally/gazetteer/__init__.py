"""The gazetteer: name -> candidate places, countries, demonyms, home currencies, fiscal years, time zones."""
