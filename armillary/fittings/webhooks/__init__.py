"""Webhooks: telling other programs what happened here, and hearing what happened there.

Both ways are signed as Standard Webhooks has it: an id, a timestamp, and HMAC-SHA256 over
id, timestamp and body.
"""
