// Network: see the folder's types.
