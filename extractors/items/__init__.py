"""Line items: what was sold, read from tables and from till slips."""
