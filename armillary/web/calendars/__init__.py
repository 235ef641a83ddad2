"""The pages of calendars: a week and a year as pictures, and when something would be due."""
