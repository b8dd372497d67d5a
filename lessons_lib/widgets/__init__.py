"""The figure of each lesson that a learner can move, one module a lesson."""
