"""A made-up couple with six months behind them, so that a newcomer sees full pages. Nobody real."""
