// SHA-256: `Digest` is the value, `SHA256` takes bytes in pieces. The only target that imports CNettle.
