"""Circumstances: setting, video, treated together and other facts that words state."""
