// Music: see the folder's types.
