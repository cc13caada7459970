"""The files that CMS publishes, one reader a layout, and the guidance that is laid over the shipped one from them."""
