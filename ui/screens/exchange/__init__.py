"""The exchange of vouchers at a provider's counter."""
