"""What a till slip says was sold."""
