"""A second look at each number: do the words around it speak for the device's own time?"""
