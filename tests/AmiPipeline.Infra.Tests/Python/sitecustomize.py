"""Python reads this file when it starts, if its folder is on the PYTHONPATH.

cfn-lint keeps what it makes: a sixth of its time would go into looking for cycles to free. It ends within seconds.
"""
import gc

gc.set_threshold(200_000)
