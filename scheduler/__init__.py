"""What comes by itself: schedules that are due become deliveries, and deliveries are sent.

Knows platforms through the adapters it is given, and what is sent through composers.
"""
