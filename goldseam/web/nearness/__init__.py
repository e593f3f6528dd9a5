"""Being near and giving room; what hurts and what helps; time-outs and disputes."""
