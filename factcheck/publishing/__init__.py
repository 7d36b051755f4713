"""What was settled, made public: pages and the API."""
