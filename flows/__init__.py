"""Flows: the stations of a run, plain and under Prefect, which is kept quiet from before it is imported."""

from flows.quiet import quiet_prefect

quiet_prefect()
