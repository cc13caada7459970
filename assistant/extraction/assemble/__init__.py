"""Assembly: from what the components found to the visit and every fact with its words."""
