"""Where the bytes of attachments lie: in a folder, or in an S3-compatible store."""
