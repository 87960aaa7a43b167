"""The door for programs: documents handed in by HTTP, and whether all is well; served beside the desk."""
