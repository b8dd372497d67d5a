"""Figures that a reader can move, drawn by the page itself, without a kernel.

Each lesson's figures are in two files: ``lesson_NN.js`` computes, draws and moves them;
``lesson_NN.py`` holds the numbers that they start with and all their words. ``stage.js`` serves all
figures.
"""
