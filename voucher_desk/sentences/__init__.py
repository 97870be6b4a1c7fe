"""Sentences: what a person reads for each refusal and notice, in French, marked for translation."""
