"""What pages say in words of the lines: what one is, and that it is not owed, or not as it stands; a topic a file."""
