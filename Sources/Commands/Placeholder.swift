// Commands: see the folder's types.
