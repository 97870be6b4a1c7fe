"""Rules of the voucher programme: pure functions and frozen values, standard library only."""
