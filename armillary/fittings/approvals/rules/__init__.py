"""The policy of approvals: plain values in, plain values out."""
