"""The drawings of the lessons, one module each, in one house style."""
