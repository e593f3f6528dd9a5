"""The place "Truth": questions and their answers; more stands beside them."""
