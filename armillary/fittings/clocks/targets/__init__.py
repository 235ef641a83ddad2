"""Standard targets: what is promised where no agreement says otherwise."""
