"""What others generated or measured, brought into our forms: samples, and external scores."""
