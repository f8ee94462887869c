"""Running the notebooks unattended: the only room with papermill."""
