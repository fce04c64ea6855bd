"""Communes, wards, townships, districts and provinces: what they are, were and became."""
