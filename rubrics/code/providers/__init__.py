"""What runs a JavaScript function in the lab."""
