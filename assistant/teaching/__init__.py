"""Learning: practice visits, probes, predictions, diagnosis, review, and what trainers make of them."""
