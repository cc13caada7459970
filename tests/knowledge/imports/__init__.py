"""Files of CMS read, laid over the guidance, kept, and refused."""
