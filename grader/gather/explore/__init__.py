"""Using a page as a person would, and measuring it in several windows."""
