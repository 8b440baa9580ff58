"""Figures as ratios, both sides in one run. Never a test: these machines are shared and noisy."""
