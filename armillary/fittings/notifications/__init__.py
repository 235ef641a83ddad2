"""What a person is told: in the browser, by mail at once or in a digest, as each one likes."""
