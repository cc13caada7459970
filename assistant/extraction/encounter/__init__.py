"""Encounter: the first or a later one with the device, and the evaluation."""
