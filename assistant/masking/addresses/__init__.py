"""Where somebody lives: streets, cities and named places."""
