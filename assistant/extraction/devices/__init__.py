"""Devices: which words name a device."""
