"""What a new CMDB is described by: classes with their attributes, and ways of relating."""
