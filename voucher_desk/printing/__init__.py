"""Paper: voucher sheets, distribution lists and statements, drawn with reportlab."""
