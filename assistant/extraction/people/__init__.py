"""People: who furnished the service, and whether an assistant took part."""
