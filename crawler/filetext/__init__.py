"""Files to text: PDF and DOCX, what is scanned included, each in a process with limits."""
