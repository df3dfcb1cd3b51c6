"""The edges: ways in and ways out."""
