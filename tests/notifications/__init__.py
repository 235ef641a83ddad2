"""What people are told: the bell, the page, the mail, and what nobody hears."""
