"""The worked example: 664 people, 669 vouchers, Casablanca and Rabat, played through the use cases."""
