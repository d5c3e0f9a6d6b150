"""What is issued: an official document as values becomes Word, its charts pictures, its preview PDF."""
