"""The preview of papers: seen page by page before they are printed or saved."""
