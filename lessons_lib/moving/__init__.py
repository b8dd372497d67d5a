"""Figures that a reader can move, drawn by the page itself: no kernel has to answer.

A figure is two files: ``lesson_NN.js`` computes, draws and moves it; ``lesson_NN.py`` gives it the
numbers that it starts with and all its words. ``stage.js`` serves all figures.
"""
