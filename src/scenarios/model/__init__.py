"""The equations of the model, one file per step. Arrays in, arrays out; no file is opened, nothing is kept.

Axes by name: ward, year, category, mission, draw. The axis `draw` is always the last, so that a number drawn once
per future multiplies a whole array as it stands, and the arithmetic runs along memory. Money is £ a year at 2024
prices, shares are 0-1, people are persons.
"""
